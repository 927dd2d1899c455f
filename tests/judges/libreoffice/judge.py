"""LibreOffice as a judge of .docx files, asked in batches.

Reads {"jobs": [...]} from standard input and answers each job with one line of JSON on standard output. A job has an `id`,
a `file` and an `ask`:

  read     the paragraphs as LibreOffice shows them, and who tracked a change
  accept   the paragraphs after LibreOffice accepted every change
  reject   the paragraphs after LibreOffice rejected every change
  compare  the time LibreOffice takes to compare `file` with the earlier `before`

One office with a profile of its own serves the batch. It is started again when a file brings it down, and asked about that file
once more; it is ended with the batch.
"""
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

SECONDS_PER_JOB = 120
SECONDS_TO_START = 60
# What brings an office down may be the file before, or a machine with too much to do.
TRIES = 2
COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}


def setting(name, value):
    """One named argument of the office's interface."""
    made = PropertyValue()
    made.Name = name
    made.Value = value
    return made


class Office:
    """One soffice process and the line to it."""

    def __init__(self, program):
        self.profile = tempfile.mkdtemp(prefix="parley-judge-")
        pipe = "parley%d" % (time.time_ns() % 10**12)
        self.process = subprocess.Popen(
            [program, "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
             "-env:UserInstallation=" + uno.systemPathToFileUrl(self.profile), "--accept=pipe,name=%s;urp;" % pipe],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        services = self.connect(pipe).ServiceManager
        self.desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", self.context)
        self.dispatcher = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", self.context)

    def connect(self, pipe):
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        end = time.monotonic() + SECONDS_TO_START
        while True:
            try:
                self.context = resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
                return self.context
            except NoConnectException:
                if time.monotonic() > end or self.process.poll() is not None:
                    self.stop()
                    raise RuntimeError("LibreOffice does not start")
                time.sleep(0.2)

    def kill(self):
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass

    def stop(self):
        self.kill()
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)

    def command(self, document, name, *arguments):
        self.dispatcher.executeDispatch(document.getCurrentController().getFrame(), name, "", 0, arguments)

    def answer(self, job):
        # A copy of its own: two offices do not open one file at the same time, and a lock would stay behind with one that went down.
        copy = os.path.join(tempfile.mkdtemp(dir=self.profile), "asked.docx")
        shutil.copyfile(job["file"], copy)
        document = self.desktop.loadComponentFromURL(uno.systemPathToFileUrl(copy), "_blank", 0, (setting("Hidden", True),))
        if document is None:
            raise RuntimeError("LibreOffice does not open the file")
        try:
            if job["ask"] == "compare":
                self.command(document, ".uno:CompareDocuments", setting("URL", uno.systemPathToFileUrl(job["before"])), setting("NoAcceptDialog", True))
                return {"changes": len(authors_of(document))}
            authors = authors_of(document)
            if job["ask"] in COMMANDS:
                self.command(document, COMMANDS[job["ask"]])
            return {"authors": sorted(set(authors)), "left": len(authors_of(document)), "lines": lines_of(document)}
        finally:
            document.close(True)


def authors_of(document):
    """The author of each tracked change."""
    changes = document.Redlines.createEnumeration()
    found = []
    while changes.hasMoreElements():
        found.append(changes.nextElement().getPropertyValue("RedlineAuthor"))
    return found


def lines_of(document):
    """Every paragraph of the body, the notes and the text boxes, with its number, in the order they are shown."""
    lines = text_lines(document.Text)
    for notes in (document.Footnotes, document.Endnotes):
        for index in range(notes.Count):
            lines += text_lines(notes.getByIndex(index))
    for index in range(document.DrawPage.Count):
        shape = document.DrawPage.getByIndex(index)
        if shape.supportsService("com.sun.star.text.Text"):
            lines += text_lines(shape)
    return lines


def text_lines(text):
    if not hasattr(text, "createEnumeration"):
        return []
    lines = []
    blocks = text.createEnumeration()
    while blocks.hasMoreElements():
        block = blocks.nextElement()
        if block.supportsService("com.sun.star.text.TextTable"):
            for name in block.getCellNames():
                lines += text_lines(block.getCellByName(name))
        elif block.supportsService("com.sun.star.text.Paragraph"):
            lines.append([block.getPropertyValue("ListLabelString") or "", block.getString()])
    return lines


def judge(program, jobs):
    office = None
    try:
        for job in jobs:
            start = time.monotonic()
            for _ in range(TRIES):
                office = office or Office(program)
                watch = threading.Timer(SECONDS_PER_JOB, office.kill)
                watch.start()
                try:
                    verdict = office.answer(job)
                    break
                except Exception as problem:  # any failure of the office is its verdict on this file
                    verdict = {"error": str(problem)[:300] or type(problem).__name__}
                    office.stop()
                    office = None
                finally:
                    watch.cancel()
            print(json.dumps({"id": job["id"], "ask": job["ask"], "ms": round((time.monotonic() - start) * 1000), **verdict}), flush=True)
    finally:
        if office is not None:
            office.stop()


if __name__ == "__main__":
    judge(sys.argv[1], json.load(sys.stdin)["jobs"])
