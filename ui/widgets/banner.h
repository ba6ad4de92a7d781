// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "widgets/theme.h"

#include <QFrame>

#include <functional>
#include <vector>

class QLabel;
class QToolButton;

namespace sealdesk
{

//! Something that a banner offers to do.
struct BannerAction {
    QString name; //!< Of the button, for tests and screen readers' scripts; becomes its object name.
    QString text;
    std::function<void()> run;
};

//! Whether a banner can be put away by the user.
enum class Dismissal { Allowed, Forbidden };

//! What a banner says, in the language of the moment.
struct BannerContent {
    theme::Tone tone = theme::Tone::Info;
    QString sentence;
    QString advice = {};
    QString details = {}; //!< For the clipboard; empty: no button.
    std::vector<BannerAction> actions = {};
    Dismissal dismissal = Dismissal::Allowed;
};
//! Puts what a banner says into the language of the moment; asked again when that changes.
using BannerContentProvider = std::function<BannerContent()>;

//! A message in the window where it belongs: an icon, a sentence, an advice, and what can be done about it.
class Banner final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Banner)

public:
    explicit Banner(QWidget *parent = nullptr);
    ~Banner() override = default;

    void setContent(const BannerContent &content);
    [[nodiscard]] const BannerContent &content() const { return m_content; }

Q_SIGNALS:
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildTexts();
    void rebuildActions();
    void addButton(const BannerAction &action);
    void retranslate();
    void tint();
    void copyDetails();

    BannerContent m_content;
    QLabel *m_icon;
    QLabel *m_sentence;
    QLabel *m_advice;
    QWidget *m_actionRow;
    QToolButton *m_close;
};

} // namespace sealdesk
