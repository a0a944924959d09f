"""The Croissant file that the Hub makes of a dataset: from its card and the columns of its files."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
TYPES = {"string": "sc:Text", "int64": "cr:Int64", "bool": "sc:Boolean", "double": "cr:Float64"}


def write_croissant(folder: Path, card: dict[str, Any]) -> dict[str, Any]:
    """Describe a dataset in a folder, whose card has this front matter."""
    repo = {
        "@type": "cr:FileObject",
        "@id": "repo",
        "name": "repo",
        "description": "The Hugging Face git repository.",
        "contentUrl": "https://huggingface.co/datasets/org/arc/tree/refs%2Fconvert%2Fparquet",
        "encodingFormat": "git+https",
        "sha256": "https://github.com/mlcommons/croissant/issues/80",
    }
    license = card["license"]
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "name": "arc",
        "description": card["pretty_name"],
        "keywords": [*card["task_categories"], *card["language"], *card["size_categories"], *card["tags"]],
        "license": f"https://choosealicense.com/licenses/{license}/",
        "url": "https://huggingface.co/datasets/org/arc",
        "distribution": [repo, *(_describe_files(each) for each in card["configs"])],
        "recordSet": [_describe_records(folder, each) for each in card["configs"]],
    }


def _describe_files(config: dict[str, Any]) -> dict[str, Any]:
    name = config["config_name"]
    return {
        "@type": "cr:FileSet",
        "@id": f"parquet-files-for-config-{name}",
        "containedIn": {"@id": "repo"},
        "encodingFormat": "application/x-parquet",
        "includes": f"{name}/*/*.parquet",
    }


def _describe_records(folder: Path, config: dict[str, Any]) -> dict[str, Any]:
    name = config["config_name"]
    schema = pq.read_schema(folder / config["data_files"][0]["path"])
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "description": f"{name} subset",
        "field": [_describe_field(name, f"{name}/{each.name}", [each.name], each.type) for each in schema],
    }


def _describe_field(config: str, id: str, path: list[str], kind: pa.DataType) -> dict[str, Any]:
    field: dict[str, Any] = {"@type": "cr:Field", "@id": id}
    if pa.types.is_list(kind):
        field |= {"isArray": True, "arrayShape": "-1"}
        kind = kind.value_type
    if pa.types.is_struct(kind):
        inner = [_describe_field(config, f"{id}/{each.name}", [*path, each.name], each.type) for each in kind]
        return {**field, "subField": inner}
    source = {"fileSet": {"@id": f"parquet-files-for-config-{config}"}, "extract": {"column": path[0]}}
    steps = {"transform": [{"jsonPath": each} for each in path[1:]]} if path[1:] else {}
    return {**field, "dataType": TYPES[str(kind)], "source": {**source, **steps}}
