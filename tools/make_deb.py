"""The folder that PyInstaller made in; a Debian package with a menu entry and an icon out, in `dist/`."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
sys.path.insert(0, str(ROOT))

DEPENDS = (
    "libc6, libglib2.0-0 | libglib2.0-0t64, libgl1, libegl1, libfontconfig1, libxkbcommon0, libdbus-1-3, libwayland-cursor0, "
    "libwayland-egl1, libxkbcommon-x11-0, libxcb-cursor0, libxcb-icccm4, libxcb-image0, libxcb-keysyms1, libxcb-randr0, "
    "libxcb-render-util0, libxcb-shape0, libxcb-xkb1"
)
RECOMMENDS = "fonts-noto-core, fonts-noto-cjk, fonts-noto-color-emoji"


def lay_out(tree: Path, version: str, architecture: str) -> None:
    """Put everything where it will lie on the user's machine."""
    shutil.copytree(DIST / "clipdesk", tree / "opt/clipdesk", symlinks=True)
    (tree / "usr/bin").mkdir(parents=True)
    (tree / "usr/bin/clipdesk").symlink_to("/opt/clipdesk/clipdesk")
    for source, place in (
        ("desktop/clipdesk.desktop", "usr/share/applications/clipdesk.desktop"),
        ("icons/clipdesk.svg", "usr/share/icons/hicolor/scalable/apps/clipdesk.svg"),
        ("icons/clipdesk.png", "usr/share/icons/hicolor/256x256/apps/clipdesk.png"),
    ):
        (tree / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "resources" / source, tree / place)
    doc = tree / "usr/share/doc/clipdesk"
    doc.mkdir(parents=True)
    shutil.copy(ROOT / "LICENSE", doc / "copyright")
    size = sum(path.lstat().st_size for path in tree.rglob("*") if path.is_file()) // 1024
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN/control").write_text(
        f"Package: clipdesk\nVersion: {version}\nArchitecture: {architecture}\nSection: text\nPriority: optional\n"
        f"Installed-Size: {size}\nMaintainer: The Clipdesk authors <clipdesk@example.org>\n"
        f"Depends: {DEPENDS}\nRecommends: {RECOMMENDS}\n"
        "Description: notes app for newsrooms\n"
        " Clip an article, read it without the clutter, mark what matters, say who\n"
        " said it, and write the story's notes beside it. Everything stays on your\n"
        " own machine.\n",
        "utf8",
    )


def main() -> int:
    """Make the package, where there is dpkg-deb to make it with."""
    from app import __version__

    if not shutil.which("dpkg-deb"):
        print("no dpkg-deb here: the folder in dist/ is made, the .deb is not")
        return 0
    architecture = {"x86_64": "amd64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())
    package = DIST / f"clipdesk_{__version__}_{architecture}.deb"
    with tempfile.TemporaryDirectory() as place:
        tree = Path(place) / "clipdesk"
        tree.mkdir(mode=0o755)
        lay_out(tree, __version__, architecture)
        for path in tree.rglob("*"):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        subprocess.run(
            ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(package)], check=True
        )
    print(f"{package.name}: {package.stat().st_size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
