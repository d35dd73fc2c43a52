"""Policy: ``decide(policy_set, exchange, findings)`` gives the one verdict every edge enforces."""

from seawall.policy.deciding import decide
from seawall.policy.policy_set import PolicySet, builtin_sources

__all__ = ["PolicySet", "builtin_sources", "decide"]
