"""What programs call the fields of a paper: in JSON, in the headers of tables, in several languages.

Knows names alone, each as :func:`plain` writes it. Does not know how values are written.
"""

from __future__ import annotations

# fmt: off
TITLES = (
    "title", "papertitle", "articletitle", "documenttitle", "itemtitle", "headline", "displayname", "ti",
    "titel", "titre", "título", "titulo", "titolo", "название", "标题", "题名", "タイトル", "제목",
)
ABSTRACTS = (
    "abstract", "summary", "abstractnote", "abstracttext", "papersummary", "paperabstract", "description",
    "ab", "zusammenfassung", "résumé", "resumen", "resumo", "riassunto", "аннотация",
    "摘要", "要旨", "抄録", "초록",
)
AUTHORS = (
    "authorsparsed", "authorfullnames", "authors", "author", "authornames", "authorships", "authorstring",
    "creators", "creator", "authorlist", "af", "au",
    "autoren", "autor", "auteurs", "auteur", "autores", "autori", "autore", "авторы", "作者", "著者", "저자",
)
ADDRESSES = ("url", "link", "abs", "absurl", "urlabs", "abslink", "arxivurl", "arxivlink", "paperurl")
MORE_ADDRESSES = (
    "htmlurl", "href", "permalink", "entryid", "articleurl", "hfurl", "externalurl", "paperurlabs",
    "primarylocation", "page", "enlace", "lien", "链接", "id",
)
PDFS = ("pdf", "pdfurl", "urlpdf", "pdflink", "fulltexturl", "paperurlpdf", "downloadurl")
ARXIV_IDS = (
    "arxivid", "arxiv", "eprint", "paperid", "paperarxivid", "id", *ADDRESSES, *MORE_ADDRESSES, *PDFS,
    "extra",
)
DOIS = ("doi", "itemdoi", "di", "id", "extra")
DAYS = ("published", "publishedat", "publicationdate", "publisheddate", "pubdate", "publishdate")
MORE_DAYS = (
    "firstpublicationdate", "datepublished", "date", "submitteddate", "submitted", "created", "createdat",
    "pdate", "cdate", "year", "py", "publicationyear", "pubyear", "yearpublished", "datum", "fecha",
    "jahr", "année", "año", "ano", "anno", "год", "年份", "出版年", "年", "연도",
)
CATEGORIES = (
    "categories", "category", "primarycategory", "maincategory", "subjects", "subject", "cats",
)
LINKS = ("links", "urls", *PDFS, "openaccesspdf", "bestoalocation", "code", "codeurl", "github")
MORE_LINKS = (
    "githubrepo", "githuburl", "repo", "repourl", "repository", "projectpage", "projecturl", "homepage",
)
UPVOTES = ("upvotes", "votes", "likes", "numupvotes")
"""The names of each field, the surest first."""

_OF_PAPERS = (TITLES, ABSTRACTS, AUTHORS, ARXIV_IDS, DOIS, DAYS, MORE_DAYS, CATEGORIES, UPVOTES)
_OF_PLACES = (ADDRESSES, MORE_ADDRESSES, LINKS, MORE_LINKS, ("journal", "venue", "keywords", "tags"))

KNOWN = frozenset(name for names in (*_OF_PAPERS, *_OF_PLACES) for name in names)
"""All names that a table of papers is known by."""
# fmt: on
