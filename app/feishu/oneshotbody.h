// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QIODevice>

namespace sealdesk
{

//! A request body that can be read only once. QNetworkAccessManager sends a POST again on its own if an HTTP/1.1
//! connection drops. To do so it rewinds the body, which this class refuses. It is random-access, so that Qt doesn't
//! keep a copy, and not a QBuffer, whose data Qt accesses directly.
class OneShotBody final : public QIODevice
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OneShotBody)

public:
    explicit OneShotBody(QByteArray bytes, QObject *parent = nullptr);

    //! Whether any byte was read. If not, no byte of the body was sent.
    [[nodiscard]] bool wasRead() const { return m_wasRead; }

    [[nodiscard]] bool isSequential() const override { return false; }
    [[nodiscard]] qint64 size() const override { return m_bytes.size(); }
    [[nodiscard]] bool atEnd() const override { return m_offset >= m_bytes.size(); }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_bytes.size() - m_offset; }
    bool seek(qint64 position) override;
    bool reset() override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    const QByteArray m_bytes;
    qint64 m_offset = 0;
    bool m_wasRead = false;
};

} // namespace sealdesk
