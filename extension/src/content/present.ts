/** On the page that tells people to install the extension: that it is here, and nothing else. */
document.documentElement.dataset.seawallExtension = VERSION;
