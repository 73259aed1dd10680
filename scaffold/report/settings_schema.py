"""The JSON schema of `scaffold.toml`, for editors that complete and check TOML files."""

from collections.abc import Iterable

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from scaffold.model.settings import Settings
from scaffold.report.quoting import dumped

_DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest that the TOML plugins of all editors read."""


def schema(rules: Iterable[str]) -> str:
    """The schema; `rules` are the slugs that may be named."""
    made = Settings.model_json_schema(schema_generator=_OfToml)
    made = {"$schema": _DIALECT, **made, "title": "Settings of scaffold"}
    slugs = {"type": "string", "enum": list(rules)}
    tables = made["$defs"]
    for key in ("select", "ignore"):
        tables["CheckSettings"]["properties"][key]["items"] = slugs
    tables["Ignored"]["properties"]["rule"] |= slugs
    for table in (made, *tables.values()):
        # keys may be written with dashes, too; as patterns, so that none is completed twice
        table["patternProperties"] = {
            f"^{key.replace('_', '[-_]')}$": value
            for key, value in table["properties"].items()
            if "_" in key
        }
    return dumped(made) + "\n"


class _OfToml(GenerateJsonSchema):
    """TOML has no null: a key without a value is left out."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = super().default_schema(schema)
        if made.get("default", 0) is None:
            del made["default"]
        return made

    def get_title_from_name(self, name: str) -> str:
        return name
