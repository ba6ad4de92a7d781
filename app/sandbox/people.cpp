// SPDX-FileCopyrightText: 2026 The SealDesk authors
// SPDX-License-Identifier: Apache-2.0

#include "sandbox/people.h"

#include "sandbox/draw.h"

#include <array>

namespace sealdesk::sandbox
{

namespace
{

//! A Chinese surname or given name and its transcription.
struct Name {
    QByteArrayView zh;
    QByteArrayView en;
};

constexpr std::array surnames{
    Name{"王", "Wang"},  Name{"李", "Li"},    Name{"张", "Zhang"},    Name{"刘", "Liu"},         Name{"陈", "Chen"},
    Name{"杨", "Yang"},  Name{"黄", "Huang"}, Name{"赵", "Zhao"},     Name{"吴", "Wu"},          Name{"周", "Zhou"},
    Name{"徐", "Xu"},    Name{"孙", "Sun"},   Name{"马", "Ma"},       Name{"朱", "Zhu"},         Name{"胡", "Hu"},
    Name{"郭", "Guo"},   Name{"何", "He"},    Name{"林", "Lin"},      Name{"罗", "Luo"},         Name{"高", "Gao"},
    Name{"郑", "Zheng"}, Name{"梁", "Liang"}, Name{"谢", "Xie"},      Name{"宋", "Song"},        Name{"唐", "Tang"},
    Name{"许", "Xu"},    Name{"韩", "Han"},   Name{"冯", "Feng"},     Name{"邓", "Deng"},        Name{"曹", "Cao"},
    Name{"彭", "Peng"},  Name{"曾", "Zeng"},  Name{"肖", "Xiao"},     Name{"田", "Tian"},        Name{"董", "Dong"},
    Name{"潘", "Pan"},   Name{"袁", "Yuan"},  Name{"蔡", "Cai"},      Name{"蒋", "Jiang"},       Name{"余", "Yu"},
    Name{"于", "Yu"},    Name{"杜", "Du"},    Name{"叶", "Ye"},       Name{"程", "Cheng"},       Name{"魏", "Wei"},
    Name{"苏", "Su"},    Name{"吕", "Lyu"},   Name{"丁", "Ding"},     Name{"任", "Ren"},         Name{"卢", "Lu"},
    Name{"姚", "Yao"},   Name{"沈", "Shen"},  Name{"钟", "Zhong"},    Name{"姜", "Jiang"},       Name{"崔", "Cui"},
    Name{"谭", "Tan"},   Name{"陆", "Lu"},    Name{"欧阳", "Ouyang"}, Name{"上官", "Shangguan"}, Name{"诸葛", "Zhuge"},
};

constexpr std::array givenNames{
    Name{"伟", "Wei"},       Name{"芳", "Fang"},       Name{"娜", "Na"},         Name{"敏", "Min"},
    Name{"静", "Jing"},      Name{"秀英", "Xiuying"},  Name{"丽", "Li"},         Name{"强", "Qiang"},
    Name{"磊", "Lei"},       Name{"洋", "Yang"},       Name{"艳", "Yan"},        Name{"勇", "Yong"},
    Name{"军", "Jun"},       Name{"杰", "Jie"},        Name{"娟", "Juan"},       Name{"涛", "Tao"},
    Name{"超", "Chao"},      Name{"明", "Ming"},       Name{"霞", "Xia"},        Name{"平", "Ping"},
    Name{"刚", "Gang"},      Name{"桂英", "Guiying"},  Name{"梓涵", "Zihan"},    Name{"欣怡", "Xinyi"},
    Name{"子轩", "Zixuan"},  Name{"雨桐", "Yutong"},   Name{"浩然", "Haoran"},   Name{"思远", "Siyuan"},
    Name{"佳怡", "Jiayi"},   Name{"俊杰", "Junjie"},   Name{"晓东", "Xiaodong"}, Name{"文静", "Wenjing"},
    Name{"建国", "Jianguo"}, Name{"志强", "Zhiqiang"}, Name{"海燕", "Haiyan"},   Name{"春梅", "Chunmei"},
    Name{"国华", "Guohua"},  Name{"明轩", "Mingxuan"}, Name{"诗涵", "Shihan"},   Name{"宇航", "Yuhang"},
    Name{"若曦", "Ruoxi"},   Name{"博文", "Bowen"},    Name{"梦琪", "Mengqi"},   Name{"天宇", "Tianyu"},
    Name{"可欣", "Kexin"},   Name{"嘉豪", "Jiahao"},   Name{"丹丹", "Dandan"},   Name{"婷婷", "Tingting"},
    Name{"鹏飞", "Pengfei"}, Name{"立新", "Lixin"},    Name{"玉兰", "Yulan"},    Name{"少华", "Shaohua"},
    Name{"泽宇", "Zeyu"},    Name{"语嫣", "Yuyan"},    Name{"一诺", "Yinuo"},    Name{"晨曦", "Chenxi"},
    Name{"安琪", "Anqi"},    Name{"翰林", "Hanlin"},   Name{"雪梅", "Xuemei"},   Name{"洁", "Jie"},
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
    const Name &surname = pick(surnames, first);
    const Name &given = pick(givenNames, second);
    return {.zh = surname.zh.toByteArray() + given.zh.toByteArray(),
            .en = surname.en.toByteArray() + ' ' + given.en.toByteArray()};
}

} // namespace sealdesk::sandbox
