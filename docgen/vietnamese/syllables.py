"""Whether a word can be a Vietnamese syllable, by its spelling.

Used to tell text in a legacy encoding from foreign names: `KÕ ho¹ch` is no Vietnamese, yet read
as TCVN3 each word is, while `Müller` is none either way.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["is_syllable"]

# Which initial consonants go with which vowels is spelling, not chance: c, g, ng before back
# vowels, k, gh, ngh before front ones.
_ONSET = (
    "(?:ngh(?=[ieê])|ng(?![eêi])|gh(?=[ieê])|gi|g(?![eê])|k(?=[ieêy])|c(?![ieêy])|nh|kh|ph|qu|th|"
    "tr|ch|[bdđhlmnprstvx])?"
)
_RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu "
    "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt oc oe oem oen "
    "oeo oet oi om on ong oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya "
    "uych uyên uyêt uynh uyp uyt uyu ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu "
    "y ych ynh yt yu yêm yên yêng yêt yêu"
)
_SYLLABLE = re.compile(
    _ONSET + "(?:" + "|".join(sorted(_RHYMES.split(), key=len, reverse=True)) + ")"
)
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_MAX_LENGTH = 7  # nghiêng


@lru_cache(maxsize=4096)  # a batch asks for the same few words again and again
def is_syllable(word: str) -> bool:
    """Whether ``word`` is spelled as a Vietnamese syllable: onset, rhyme, at most one tone.

    >>> [is_syllable(word) for word in ("hoạch", "nghiêng", "Quốc", "KÕ", "café")]
    [True, True, True, False, False]
    """
    if not 0 < len(word) <= _MAX_LENGTH:
        return False
    bare, tones = _TONES.subn("", unicodedata.normalize("NFD", word.lower()))
    if tones > 1 or _SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)) is None:
        return False
    # A syllable closed by a stop has only the tones sắc and nặng (written: must have one).
    if bare.endswith(("c", "p", "t", "ch")):
        return tones == 1 and any(
            mark in unicodedata.normalize("NFD", word) for mark in "\u0301\u0323"
        )
    return True
