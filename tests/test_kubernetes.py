"""The Kubernetes manifests are what Kubernetes takes, and say of the bot what is true. No cluster is asked."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from bot.config import Settings

FOLDER = Path(__file__).parent.parent / "deploy" / "kubernetes"
KUSTOMIZATION: dict[str, Any] = yaml.safe_load((FOLDER / "kustomization.yaml").read_text(encoding="utf-8"))
VERSION = "1.33"
"""Of the schemas; each field used here is older."""


def resources(text: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load_all(text))


WRITTEN = [
    each for name in KUSTOMIZATION["resources"] for each in resources((FOLDER / name).read_text(encoding="utf-8"))
]


def names(resource: dict[str, Any]) -> str:
    return f"{resource['kind']} {resource['metadata']['name']}"


def pods() -> list[dict[str, Any]]:
    """The pods that are made, however."""
    found = {each["kind"]: each["spec"] for each in WRITTEN if "spec" in each}
    return [found["Deployment"]["template"]["spec"], found["CronJob"]["jobTemplate"]["spec"]["template"]["spec"]]


@pytest.mark.parametrize("resource", WRITTEN, ids=names)
def test_each_is_as_kubernetes_wants_it(resource: dict[str, Any]) -> None:
    kubernetes_validate.validate(resource, VERSION, strict=True)


def test_the_validator_refuses_what_is_wrong() -> None:
    wrong = {**WRITTEN[1], "spec": {**WRITTEN[1]["spec"], "replica": 2}}
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(wrong, VERSION, strict=True)


def test_every_file_is_named_and_there() -> None:
    assert {*KUSTOMIZATION["resources"], "kustomization.yaml"} == {each.name for each in FOLDER.iterdir()}


def test_what_kustomize_makes_of_them_is_as_kubernetes_wants_it_too() -> None:
    kubectl = shutil.which("kubectl")
    if kubectl is None:
        pytest.skip("no kubectl here; each file is validated by itself")
    made = subprocess.run([kubectl, "kustomize", str(FOLDER)], capture_output=True, text=True, check=True).stdout
    for resource in resources(made):
        kubernetes_validate.validate(resource, VERSION, strict=True)
    images = [box["image"] for each in resources(made) if each["kind"] == "Deployment" for box in _boxes(each)]
    assert images == ["bothways:0.1.0"]


def _boxes(deployment: dict[str, Any]) -> list[dict[str, Any]]:
    return list(deployment["spec"]["template"]["spec"]["containers"])


def test_the_bot_runs_without_rights_within_limits_and_has_time_to_stop() -> None:
    for pod in pods():
        assert pod["securityContext"]["runAsNonRoot"] is True
        assert pod["automountServiceAccountToken"] is False
        for box in pod["containers"]:
            assert box["securityContext"]["readOnlyRootFilesystem"] is True
            assert box["resources"]["limits"]["memory"]
    assert pods()[0]["terminationGracePeriodSeconds"] > 15


def test_what_is_set_are_settings() -> None:
    [bot] = pods()[0]["containers"]
    assert {each["name"].lower() for each in bot["env"]} <= set(Settings.model_fields)
    assert bot["ports"][0]["containerPort"] == int(next(one["value"] for one in bot["env"] if one["name"] == "PORT"))
