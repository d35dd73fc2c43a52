from seawall.discovery.catalogue import builtin
from seawall.model.settings import Settings, ToolSettings, UpstreamSettings
from seawall.model.words import Category, Grade
from seawall.policy.catalogue import APPROVED, PUBLIC, teams_of, tool_named, tools

SETTINGS = Settings(
    upstream=(
        UpstreamSettings(
            "openai",
            dialect="openai",
            base_url="https://api.example",
            tool="openai-api",
            permits=(Category.INTERNAL_PRICING,),
        ),
    ),
    tool=(ToolSettings("notes-ai", name="Notes AI", grade=Grade.CONSUMER),),
    teams={"support": ("person:ana@shop.example",)},
)


def test_upstreams_and_tools_are_known_by_id() -> None:
    known = tools(SETTINGS)
    assert list(known) == ["openai-api", "notes-ai"]
    assert known["openai-api"].approved
    assert known["openai-api"].permits == {Category.INTERNAL_PRICING}
    assert not known["notes-ai"].approved


def test_an_upstream_is_called_as_the_catalogue_calls_its_tool() -> None:
    of_tool = builtin().tools["openai-api"]
    assert (tools(SETTINGS)["openai-api"].name, tools(SETTINGS)["openai-api"].vendor) == (of_tool.name, of_tool.vendor)
    assert of_tool.name != "openai-api"


def test_a_tool_is_named_by_id_or_upstream_and_unknown_ones_are_not_approved() -> None:
    assert tool_named(SETTINGS, None) is APPROVED
    assert tool_named(SETTINGS, "public-chatbot") is PUBLIC
    assert tool_named(SETTINGS, "openai").id == "openai-api"
    unknown = tool_named(SETTINGS, "who-knows")
    assert not unknown.approved
    assert unknown.grade is Grade.UNKNOWN


def test_teams_come_from_the_settings() -> None:
    assert teams_of(SETTINGS, "person:ana@shop.example") == ("support",)
    assert teams_of(SETTINGS, "person:bo@shop.example") == ()
