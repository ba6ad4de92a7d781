// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "palettes.h"
#include "widgets/programstyle.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace sealdesk;

//! The corrections to the platform's style.
class TestProgramStyle final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ProgramStyle{u"Fusion"_s}); }
    void onlyTheFocusedButtonHasTheRing_data() { palettes(); }
    void onlyTheFocusedButtonHasTheRing();
    void checkBoxesHaveAnOutline_data() { palettes(); }
    void checkBoxesHaveAnOutline();
    void disabledFieldsLookDisabled_data() { palettes(); }
    void disabledFieldsLookDisabled();
    void dialogButtonsHaveNoIcons();
    void clearButtonIsVisibleInEveryPalette();

private:
    static void palettes()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << test::lightPalette();
        QTest::newRow("dark") << test::darkPalette();
    }
};

void TestProgramStyle::onlyTheFocusedButtonHasTheRing()
{
    QFETCH(QPalette, palette);
    QApplication::setPalette(palette);
    QWidget window;
    auto *layout = new QVBoxLayout{&window};
    auto *plain = new QPushButton{u"Cancel"_s, &window};
    auto *defaultButton = new QPushButton{u"Cancel"_s, &window};
    layout->addWidget(plain);
    layout->addWidget(defaultButton);
    defaultButton->setDefault(true);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const QColor ring = theme::accent(palette);
    const auto edge = [](QPushButton *button) { return button->grab().toImage().pixel(0, button->height() / 2); };
    plain->setFocus();
    QCOMPARE(edge(plain), ring.rgb());
    QVERIFY(edge(defaultButton) != ring.rgb());
    defaultButton->setFocus();
    QCOMPARE(edge(defaultButton), ring.rgb());
    QVERIFY(edge(plain) != ring.rgb());
    QVERIFY(theme::contrast(ring, palette.color(QPalette::Window)) >= 3.0);
}

void TestProgramStyle::checkBoxesHaveAnOutline()
{
    QFETCH(QPalette, palette);
    QApplication::setPalette(palette);
    QCheckBox box{u"Also send"_s};
    box.resize(box.sizeHint());
    const QImage image = box.grab().toImage();
    double highest = 0;
    for (int x = 0; x < 10; ++x) { // the left edge of the indicator
        highest = std::max(highest,
                           theme::contrast(image.pixelColor(x, image.height() / 2), palette.color(QPalette::Window)));
    }
    const double required = theme::isDark(palette) ? 3.0 : 1.4; // light outlines are those of the platform's style
    QVERIFY2(highest >= required, qPrintable(QString::number(highest)));
}

void TestProgramStyle::disabledFieldsLookDisabled()
{
    QFETCH(QPalette, palette);
    ProgramStyle style{u"Fusion"_s};
    style.polish(palette);
    QCOMPARE(palette.color(QPalette::Disabled, QPalette::Base), palette.color(QPalette::Active, QPalette::Window));
    QVERIFY(palette.color(QPalette::Disabled, QPalette::Text) != palette.color(QPalette::Active, QPalette::Text));
    QCOMPARE(palette.color(QPalette::Disabled, QPalette::PlaceholderText),
             palette.color(QPalette::Disabled, QPalette::Text));
}

void TestProgramStyle::dialogButtonsHaveNoIcons()
{
    const QDialogButtonBox box{QDialogButtonBox::Close | QDialogButtonBox::Ok};
    QVERIFY(box.button(QDialogButtonBox::Close)->icon().isNull());
    QVERIFY(box.button(QDialogButtonBox::Ok)->icon().isNull());
}

void TestProgramStyle::clearButtonIsVisibleInEveryPalette()
{
    QApplication::setPalette(test::lightPalette());
    QLineEdit field;
    field.setClearButtonEnabled(true);
    field.show();
    for (const QPalette &palette : {test::lightPalette(), test::darkPalette()}) {
        QApplication::setPalette(palette);
        QTRY_COMPARE(field.palette().color(QPalette::Base), palette.color(QPalette::Base));
        field.setText(u"i"_s);
        const auto contrast = [&] {
            const QImage image = field.grab().toImage();
            double highest = 0;
            for (int x = image.width() - image.height(); x < image.width() - 6; ++x) {
                const QColor shown = image.pixelColor(x, image.height() / 2);
                highest = std::max(highest, theme::contrast(shown, palette.color(QPalette::Base)));
            }
            return highest;
        };
        QTRY_VERIFY2(contrast() >= 3.0, qPrintable(QString::number(contrast()))); // the button fades in
        field.clear();
    }
}

QTEST_MAIN(TestProgramStyle)
#include "test_programstyle.moc"
