// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sandbox/people.h"

#include "sandbox/draw.h"

#include <array>

namespace sealdesk::sandbox
{

namespace
{

//! A part of a Chinese name and its transcription.
struct Part {
    QByteArrayView zh;
    QByteArrayView en;
};

constexpr std::array surnames{
    Part{"王", "Wang"},  Part{"李", "Li"},    Part{"张", "Zhang"},    Part{"刘", "Liu"},         Part{"陈", "Chen"},
    Part{"杨", "Yang"},  Part{"黄", "Huang"}, Part{"赵", "Zhao"},     Part{"吴", "Wu"},          Part{"周", "Zhou"},
    Part{"徐", "Xu"},    Part{"孙", "Sun"},   Part{"马", "Ma"},       Part{"朱", "Zhu"},         Part{"胡", "Hu"},
    Part{"郭", "Guo"},   Part{"何", "He"},    Part{"林", "Lin"},      Part{"罗", "Luo"},         Part{"高", "Gao"},
    Part{"郑", "Zheng"}, Part{"梁", "Liang"}, Part{"谢", "Xie"},      Part{"宋", "Song"},        Part{"唐", "Tang"},
    Part{"许", "Xu"},    Part{"韩", "Han"},   Part{"冯", "Feng"},     Part{"邓", "Deng"},        Part{"曹", "Cao"},
    Part{"彭", "Peng"},  Part{"曾", "Zeng"},  Part{"肖", "Xiao"},     Part{"田", "Tian"},        Part{"董", "Dong"},
    Part{"潘", "Pan"},   Part{"袁", "Yuan"},  Part{"蔡", "Cai"},      Part{"蒋", "Jiang"},       Part{"余", "Yu"},
    Part{"于", "Yu"},    Part{"杜", "Du"},    Part{"叶", "Ye"},       Part{"程", "Cheng"},       Part{"魏", "Wei"},
    Part{"苏", "Su"},    Part{"吕", "Lyu"},   Part{"丁", "Ding"},     Part{"任", "Ren"},         Part{"卢", "Lu"},
    Part{"姚", "Yao"},   Part{"沈", "Shen"},  Part{"钟", "Zhong"},    Part{"姜", "Jiang"},       Part{"崔", "Cui"},
    Part{"谭", "Tan"},   Part{"陆", "Lu"},    Part{"欧阳", "Ouyang"}, Part{"上官", "Shangguan"}, Part{"诸葛", "Zhuge"},
};

constexpr std::array givenNames{
    Part{"伟", "Wei"},       Part{"芳", "Fang"},       Part{"娜", "Na"},         Part{"敏", "Min"},
    Part{"静", "Jing"},      Part{"秀英", "Xiuying"},  Part{"丽", "Li"},         Part{"强", "Qiang"},
    Part{"磊", "Lei"},       Part{"洋", "Yang"},       Part{"艳", "Yan"},        Part{"勇", "Yong"},
    Part{"军", "Jun"},       Part{"杰", "Jie"},        Part{"娟", "Juan"},       Part{"涛", "Tao"},
    Part{"超", "Chao"},      Part{"明", "Ming"},       Part{"霞", "Xia"},        Part{"平", "Ping"},
    Part{"刚", "Gang"},      Part{"桂英", "Guiying"},  Part{"梓涵", "Zihan"},    Part{"欣怡", "Xinyi"},
    Part{"子轩", "Zixuan"},  Part{"雨桐", "Yutong"},   Part{"浩然", "Haoran"},   Part{"思远", "Siyuan"},
    Part{"佳怡", "Jiayi"},   Part{"俊杰", "Junjie"},   Part{"晓东", "Xiaodong"}, Part{"文静", "Wenjing"},
    Part{"建国", "Jianguo"}, Part{"志强", "Zhiqiang"}, Part{"海燕", "Haiyan"},   Part{"春梅", "Chunmei"},
    Part{"国华", "Guohua"},  Part{"明轩", "Mingxuan"}, Part{"诗涵", "Shihan"},   Part{"宇航", "Yuhang"},
    Part{"若曦", "Ruoxi"},   Part{"博文", "Bowen"},    Part{"梦琪", "Mengqi"},   Part{"天宇", "Tianyu"},
    Part{"可欣", "Kexin"},   Part{"嘉豪", "Jiahao"},   Part{"丹丹", "Dandan"},   Part{"婷婷", "Tingting"},
    Part{"鹏飞", "Pengfei"}, Part{"立新", "Lixin"},    Part{"玉兰", "Yulan"},    Part{"少华", "Shaohua"},
    Part{"泽宇", "Zeyu"},    Part{"语嫣", "Yuyan"},    Part{"一诺", "Yinuo"},    Part{"晨曦", "Chenxi"},
    Part{"安琪", "Anqi"},    Part{"翰林", "Hanlin"},   Part{"雪梅", "Xuemei"},   Part{"洁", "Jie"},
};

constexpr std::array<QByteArrayView, 40> firstNames{
    "Emily",  "James",   "Olivia",   "Michael", "Sophia",    "Daniel", "Emma",    "Thomas",   "Hannah", "William",
    "Laura",  "Patrick", "Claire",   "Henrik",  "Ingrid",    "José",   "Lucía",   "Matteo",   "Giulia", "François",
    "Amélie", "Jürgen",  "Katrin",   "Søren",   "Agnieszka", "Piotr",  "Siobhán", "Rhys",     "Zoë",    "Nikolai",
    "Anna",   "Peter",   "Victoria", "Robert",  "Grace",     "Samuel", "Julia",   "Benjamin", "Alice",  "Charles",
};

constexpr std::array<QByteArrayView, 40> lastNames{
    "Carter",    "Smith",  "Johnson", "Brown",     "O'Connor", "Müller",    "Schneider", "Dubois",
    "Lefèvre",   "Rossi",  "García",  "Novák",     "Kowalska", "Andersson", "Nielsen",   "van Dijk",
    "Taylor",    "Wilson", "Evans",   "MacDonald", "Fischer",  "Weber",     "Moreau",    "Bianchi",
    "Fernández", "Silva",  "Horváth", "Lindgren",  "Hughes",   "Campbell",  "Anderson",  "Walker",
    "Bennett",   "Murphy", "Stewart", "Becker",    "Jansen",   "Petrov",    "Clarke",    "Whitfield-Jones",
};

template <typename Table>
const auto &pick(const Table &table, quint64 bits)
{
    return table[static_cast<std::size_t>(bits % table.size())];
}

} // namespace

PersonName personName(quint64 bits)
{
    const quint64 first = mix(bits);
    const quint64 second = mix(first);
    if (bits % 5 == 0) {
        const QByteArray name = pick(firstNames, first).toByteArray() + ' ' + pick(lastNames, second).toByteArray();
        return {.zh = name, .en = name};
    }
    const Part &surname = pick(surnames, first);
    const Part &given = pick(givenNames, second);
    return {.zh = surname.zh.toByteArray() + given.zh.toByteArray(),
            .en = surname.en.toByteArray() + ' ' + given.en.toByteArray()};
}

} // namespace sealdesk::sandbox
