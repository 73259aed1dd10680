"""The set-ups of docs/lsp.md: Neovim and Emacs apply fixes with them; the others are read.

Each is the block of the page as it is, in an editor without anything else of a person's.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.adoption.shell import put_scaffold
from tests.conftest import Runner
from tests.docs.recipes import ROOT, Recipe, parsed, recipes

PAGE = recipes(ROOT / "docs" / "lsp.md")
WATCH = "https://www.youtube.com/watch?v=_q46x0tq2FQ"
POST = f"## [1. Введение]({WATCH})\n\n🔥 тест\n\n8:00 - о курсе 🔥\n\n9:00 - дальше\n"
LINKED = POST.replace("8:00 -", f"[8:00]({WATCH}&t=8m00s) -").replace(
    "9:00 -", f"[9:00]({WATCH}&t=9m00s) -"
)
PATIENCE = 60

# fixes the first timecode by its own fix, the second by the keys of the page
NEOVIM = """
local function wait_for(count)
  local seen = vim.wait(20000, function() return #vim.diagnostic.get(0) == count end, 50)
  if not seen then vim.cmd('cquit ' .. (10 + count)) end
end
wait_for(2)
vim.api.nvim_win_set_cursor(0, {5, 12})
local clients = vim.lsp.get_clients or vim.lsp.get_active_clients
local client = clients()[1]
local params = vim.lsp.util.make_range_params(0, client.offset_encoding)
params.context = { diagnostics = {}, only = { 'quickfix' } }
local answer = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', params, 20000)
for _, action in ipairs(answer[client.id].result) do
  if action.title == 'bare-timecode: link it' then
    vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
  end
end
wait_for(1)
vim.g.mapleader = '\\\\'
dofile('keys.lua')
if vim.fn.has('nvim-0.8') == 1 then
  vim.api.nvim_feedkeys('\\\\f', 'xm', false)
else
  params.context.only = { 'source.fixAll.scaffold' }
  answer = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', params, 20000)
  vim.lsp.util.apply_workspace_edit(answer[client.id].result[1].edit, client.offset_encoding)
end
wait_for(0)
vim.cmd('write | quitall!')
"""

EMACS = """
(package-initialize)
(require 'markdown-mode)
(load-file "setup.el")
(setq eglot-sync-connect t)
(find-file "post.md")
(unless (eglot-current-server) (run-hooks 'post-command-hook))
(let ((end (+ (float-time) 20)))
  (while (and (< (float-time) end) (/= (length (flymake-diagnostics)) 2))
    (accept-process-output nil 0.1)))
(let ((actions (eglot-code-actions (point-min) (point-max) "source.fixAll.scaffold")))
  (eglot--apply-workspace-edit (plist-get (elt actions 0) :edit)))
(save-buffer)
"""


def block(language: str, number: int = 0) -> Recipe:
    return [recipe for recipe in PAGE if recipe.language == language][number]


def neovims() -> list[str]:
    """Those that are here: what the extra `editors` brings, and the system's own."""
    found = (shutil.which("nvim", path=str(Path(sys.executable).parent)), shutil.which("nvim"))
    return list(dict.fromkeys(path for path in found if path))


def version_of(nvim: str) -> tuple[int, int]:
    told = subprocess.check_output([nvim, "--version"], text=True)
    found = re.search(r"NVIM v(\d+)\.(\d+)", told)
    assert found
    return int(found[1]), int(found[2])


def opened_in(words: list[str], scaffold: Runner, newline: str = "\n") -> str:
    """The post after an editor was at it."""
    tools = scaffold.home / "tools"
    put_scaffold(tools)
    (scaffold.folder / "post.md").write_bytes(POST.replace("\n", newline).encode())
    environment = scaffold.environment
    environment["PATH"] = f"{tools}:{environment['PATH']}"
    done = subprocess.run(
        words,
        cwd=scaffold.folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, (done.stdout + done.stderr).decode()
    return (scaffold.folder / "post.md").read_bytes().decode()


@pytest.mark.slow
@pytest.mark.skipif(not neovims(), reason="Neovim is not here: pip install -e .[editors]")
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("nvim", neovims())
def test_neovim_applies_a_fix_and_all_of_them(nvim: str, newline: str, scaffold: Runner) -> None:
    setup = block("lua", 0 if version_of(nvim) >= (0, 11) else 1).text
    (scaffold.folder / "init.lua").write_text(setup, "utf-8")
    (scaffold.folder / "keys.lua").write_text(block("lua", 2).text, "utf-8")
    (scaffold.folder / "work.lua").write_text(NEOVIM, "utf-8")
    words = [nvim, "--headless", "-u", "init.lua", "post.md", "-c", "luafile work.lua"]
    assert opened_in(words, scaffold, newline) == LINKED.replace("\n", newline)


def eglot() -> bool:
    """Whether Emacs is here with eglot and markdown-mode."""
    emacs = shutil.which("emacs")
    words = "(progn (package-initialize) (require 'eglot) (require 'markdown-mode))"
    return bool(emacs) and not subprocess.run(
        [str(emacs), "--batch", "--eval", words], capture_output=True, check=False
    ).returncode  # fmt: skip


@pytest.mark.slow
def test_emacs_applies_all_fixes(scaffold: Runner) -> None:
    if not eglot():
        pytest.skip("Emacs is not here with eglot and markdown-mode")
    (scaffold.folder / "setup.el").write_text(block("elisp").text, "utf-8")
    (scaffold.folder / "work.el").write_text(EMACS, "utf-8")
    subprocess.check_call(["git", "init", "-q", "."], cwd=scaffold.folder)
    assert opened_in(["emacs", "--batch", "-l", "work.el"], scaffold) == LINKED


def test_every_setup_starts_the_server() -> None:
    helix = parsed(block("toml"))
    (server,) = helix["language-server"].values()
    assert [server["command"], *server["args"]] == ["scaffold", "lsp"]
    assert helix["language"][0]["language-servers"] == list(helix["language-server"])
    code = parsed(block("json"))
    started = [code["glspc.server.command"], *code["glspc.server.commandArguments"]]
    assert started == ["scaffold", "lsp"]
    kakoune = parsed(Recipe("", 0, "toml", block("kak").text.split("%{")[2].partition("}")[0]))
    assert [kakoune["scaffold"]["command"], *kakoune["scaffold"]["args"]] == ["scaffold", "lsp"]
