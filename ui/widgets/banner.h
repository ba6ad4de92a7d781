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

//! An action that a banner offers as a button.
struct BannerAction {
    QString name; //!< The object name of the button, for tests and accessibility tools.
    QString text;
    std::function<void()> run;
};

//! Whether the user can close a banner.
enum class Dismissal { Allowed, Forbidden };

//! The content of a banner, in the current language.
struct BannerContent {
    theme::Tone tone = theme::Tone::Info;
    QString sentence;
    QString advice = {};
    QString details = {}; //!< Copied to the clipboard on request. If empty, there is no button for it.
    std::vector<BannerAction> actions = {};
    Dismissal dismissal = Dismissal::Allowed;
};
//! Creates the content of a banner in the current language. Called again when the language changes.
using BannerContentProvider = std::function<BannerContent()>;

//! A message within a page: an icon, a sentence, advice, and buttons for what can be done about it.
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
    //! Emitted when the user clicks the close button.
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
