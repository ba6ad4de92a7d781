// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "fuzzing.h"

#include <QDir>
#include <QFile>

#include <cstdio>
#include <vector>

namespace
{

bool replay(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return false;
    }
    const QByteArray input = file.readAll();
    // Copied to the byte, so that a sanitizer notices when more is read.
    const std::vector<std::uint8_t> bytes(input.begin(), input.end());
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
    return true;
}

} // namespace

// Reads each file of the given folders once. Fails if there is none, or one can't be opened.
int main(int argc, char *argv[])
{
    int inputs = 0;
    for (int i = 1; i < argc; ++i) {
        const QDir folder(QString::fromLocal8Bit(argv[i]));
        for (const QString &name : folder.entryList(QDir::Files)) {
            if (!replay(folder.filePath(name))) {
                std::fprintf(stderr, "can't open %s\n", qPrintable(folder.filePath(name)));
                return 1;
            }
            ++inputs;
        }
    }
    std::printf("%d inputs\n", inputs);
    return inputs > 0 ? 0 : 1;
}
