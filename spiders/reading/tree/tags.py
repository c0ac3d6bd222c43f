"""Tags as browsers tell them, and libxml2 since 2.14: https://html.spec.whatwg.org/#tokenization."""

from __future__ import annotations

import re

MOST_ATTRIBUTES = 60
# In these nothing is a tag but their own end; where that is missing, the rest of the page is lost.
RAW = frozenset(("script", "style", "textarea", "title", "iframe"))
# So it is in these, of which no page has use today: what they hold is read as any other markup.
OLD = ("plaintext", "xmp", "noframes", "noembed")

SPACE = r" \t\n\f\r"
NAME_GOES_ON = rf"[^{SPACE}/>]*+"
NAME = rf"[a-zA-Z]{NAME_GOES_ON}"
VALUE = rf"""(?:"[^"]*+"|'[^']*+'|(?!["'])[^{SPACE}>]++|(?=>))"""
ATTRIBUTE_GOES_ON = rf"[^{SPACE}/>=]*+(?:[{SPACE}]*+=[{SPACE}]*+{VALUE}|(?![{SPACE}]*+=))"
ATTRIBUTE = rf"[^{SPACE}/>]{ATTRIBUTE_GOES_ON}"
_BETWEEN = rf"[{SPACE}/]*+"
_FEW = rf"{_BETWEEN}(?:{ATTRIBUTE}{_BETWEEN}){{0,{MOST_ATTRIBUTES}}}+>"
REST = rf"{_BETWEEN}(?:{ATTRIBUTE}{_BETWEEN})*+>"  # of a tag, behind its name
# What is no tag behind its "<": a comment, a declaration; or what never ends as one.
ASIDE = r"(?:!--(?:-?>|(?:[^-]++|-(?!-!?>))*+(?:--!?>)?)|(?:!(?!--)|\?|/(?![a-zA-Z]))[^>]*+>?)"
_RAW = "|".join(
    rf"(?i:{name})(?=[{SPACE}/>]){_FEW}(?:[^<]++|<(?!!--|/(?i:{name})[{SPACE}/>]))*+</(?i:{name}){_FEW}"
    for name in sorted(RAW)
)
_BEGIN = "".join(sorted({sign for name in (*RAW, *OLD) for sign in (name[0], name[0].upper())}))
_OTHERS = rf"(?:(?![{_BEGIN}])|(?!(?i:{'|'.join(sorted((*RAW, *OLD)))})[{SPACE}/>])){NAME}{_FEW}"

# One look at a whole page, at the pace of a search: no tag has many attributes, which libxml2 compares each
# with each, and no quotation, comment or script hides one. What never ends is found once a page is parsed.
SOUND = re.compile(
    rf"[^<]*+(?:<(?:/[a-zA-Z][a-zA-Z0-9]*+>|{_OTHERS}|/{NAME}{_FEW}|{_RAW}|{ASIDE}"
    r"|(?![a-zA-Z/!?]))[^<]*+)*+".encode()
)
