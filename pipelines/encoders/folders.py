"""Encoders of an operator's own, from a folder on this machine; nothing is ever downloaded."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import blake2b
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipelines.encoders.encoder import EncoderError, Vectors, sound

TOKENS = 512  # read of a text, unless the folder says fewer
SAMPLES = 16  # places of a large file that its fingerprint is made of
SAMPLE = 4096  # bytes at each
AT_ONCE = 32  # texts
MODELS = ("model.onnx", "onnx/model.onnx")
SETTLED = ("*.json", "*.onnx", "*.safetensors", "*.bin", "*.model", "onnx/model.onnx", "1_Pooling/*.json")


def fingerprint(folder: Path) -> str:
    """Eight letters that change with the files of a model: their names, sizes, and samples of them."""
    print_ = blake2b(digest_size=4)
    for file in sorted({file for pattern in SETTLED for file in folder.glob(pattern) if file.is_file()}):
        size = file.stat().st_size
        print_.update(f"{file.relative_to(folder)} {size}\n".encode())
        with file.open("rb") as content:
            for number in range(SAMPLES):
                content.seek(number * max(size - SAMPLE, 0) // (SAMPLES - 1))
                print_.update(content.read(SAMPLE))
    return print_.hexdigest()


class SentenceTransformers:
    """A folder that the package sentence-transformers wrote; prompts and pooling are the folder's."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        try:
            transformer = import_module("sentence_transformers").SentenceTransformer
            self._model = transformer(str(folder), device="cpu", local_files_only=True)
        except Exception as error:  # the package raises whatever its parts do
            raise EncoderError(f"{folder}: no model that can be loaded: {error}") from error

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors."""
        given = self._model.encode(
            list(texts), batch_size=AT_ONCE, convert_to_numpy=True, show_progress_bar=False
        )
        return sound(given, len(texts))

    def close(self) -> None:
        """The model goes with its process."""


class Onnx:
    """A folder with ``model.onnx`` and ``tokenizer.json``; pooling and prompt as its other files say."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self._prompt = _prompt(folder)
        self._first = _first_token(folder)
        try:
            self._tokenizer = _tokenizer(folder)
            self._session = _session(next(folder / file for file in MODELS if (folder / file).is_file()))
        except Exception as error:  # both packages raise plain Exception
            raise EncoderError(f"{folder}: no model that can be loaded: {error}") from error
        self._inputs = [one.name for one in self._session.get_inputs()]
        self._outputs = [one.name for one in self._session.get_outputs()]

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors, some texts at a time."""
        parts = [self._some(texts[first : first + AT_ONCE]) for first in range(0, len(texts), AT_ONCE)]
        return sound(np.concatenate(parts) if parts else np.zeros((0, 1)), len(texts))

    def _some(self, texts: Sequence[str]) -> NDArray[Any]:
        tokens = self._tokenizer.encode_batch([self._prompt + text for text in texts])
        known = {
            "input_ids": np.array([one.ids for one in tokens], dtype=np.int64),
            "attention_mask": np.array([one.attention_mask for one in tokens], dtype=np.int64),
            "token_type_ids": np.array([one.type_ids for one in tokens], dtype=np.int64),
        }
        if strange := [name for name in self._inputs if name not in known]:
            raise EncoderError(f"the model wants {', '.join(strange)}, which a text does not give")
        whole = "sentence_embedding"
        wanted = whole if whole in self._outputs else self._outputs[0]
        (given,) = self._session.run([wanted], {name: known[name] for name in self._inputs})
        return np.asarray(given) if given.ndim == 2 else self._pooled(given, known["attention_mask"])

    def _pooled(self, states: NDArray[Any], mask: NDArray[np.int64]) -> NDArray[Any]:
        """One vector a text of one a token: the first, or the mean of those that are no padding."""
        if self._first:
            return np.asarray(states[:, 0])
        weights = mask[:, :, None].astype(np.float32)
        return np.asarray((states * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1))

    def close(self) -> None:
        """The model goes with its process."""


def _tokenizer(folder: Path) -> Any:
    tokenizer = import_module("tokenizers").Tokenizer.from_file(str(folder / "tokenizer.json"))
    said = _said(folder / "sentence_bert_config.json").get("max_seq_length")
    tokenizer.enable_truncation(min(int(said or TOKENS), TOKENS))
    pad = _said(folder / "config.json").get("pad_token_id") or 0
    tokenizer.enable_padding(pad_id=pad, pad_token=tokenizer.id_to_token(pad) or "[PAD]")
    return tokenizer


def _session(model: Path) -> Any:
    runtime = import_module("onnxruntime")
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # every round has a process of its own
    return runtime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def _prompt(folder: Path) -> str:
    """What the model wants to stand before a text, such as ``passage: ``."""
    said = _said(folder / "config_sentence_transformers.json")
    return str((said.get("prompts") or {}).get(said.get("default_prompt_name") or "", ""))


def _first_token(folder: Path) -> bool:
    """Whether the first token stands for the text, and not the mean of all."""
    said = _said(folder / "1_Pooling" / "config.json")
    modes = [name for name, on in said.items() if name.startswith("pooling_mode_") and on is True]
    if strange := set(modes) - {"pooling_mode_mean_tokens", "pooling_mode_cls_token"}:
        raise EncoderError(f"{folder}/1_Pooling/config.json: {', '.join(sorted(strange))} is not known here")
    return modes == ["pooling_mode_cls_token"]


def _said(file: Path) -> dict[str, Any]:
    """A settings file of the model; empty where there is none."""
    try:
        said = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    except (OSError, ValueError) as error:
        raise EncoderError(f"{file}: cannot be read: {error}") from error
    return said if isinstance(said, dict) else {}
