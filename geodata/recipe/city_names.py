"""Names of settlements set by hand; the rules for Hangul and Hanzi are those of names.py.

Lines are: GeoNames id, Latin name shown, Hangul, Hanzi. A star marks towns near the border that a map of the
region should show as early as a large city (rank 3). The second table is for towns that come without an id,
by country and GeoNames name.
"""

_BY_ID = """
1871859  Pyongyang 평양 平壤
2040893* Sinuiju 신의주 新义州
1877449  Hamhung 함흥 咸兴
1866923  Wonsan 원산 元山
2044757* Chongjin 청진 清津
1870883  Sariwon 사리원 沙里院
1877615  Haeju 해주 海州
2043572* Kanggye 강계 江界
1871871  Pyongsong 평성 平城
2042645* Rajin 라진 罗津
1873757  Nampo 남포 南浦
1869012  Sunchon 순천 顺川
1877030  Hungnam 흥남 兴南
1876373  Kaesong 개성 开城
2043837* Hyesan 혜산 惠山
1879487  Chaeryong 재령 载宁
2044091* Hoeryong 회령 会宁
2040674* Sonbong 선봉 先锋
2043478  Kimchaek 김책 金策
2039589* Undok 은덕 恩德
1869446  Songnim 송림 松林
2042893* Manpo 만포 满浦
2044050  Hongwon 홍원 洪原
1873172  Ongjin 옹진 瓮津
2043484  Kilju 길주 吉州
1879613  Anju 안주 安州
2039623* Uiju 의주 义州
1868998  Sungho 승호 胜湖
1879029  Changyon 장연 长渊
1869021  Sunan 순안 顺安
1876873  Hwangju 황주 黄州
2042987  Kyongsong 경성 镜城
2045311  Aoji 아오지 阿吾地
2042498  Ranam 라남 罗南
1879672  Anbyon 안변 安边
1875107  Kusong 구성 龟城
1878389  Chongju 정주 定州
1876153  Kangdong 강동 江东
2043677  Riwon 리원 利原
1877046  Hukkyo-ri 흑교리 黑桥里
1875632  Kosan 고산 高山
1866569  Yonan 연안 延安
2042503* Namyang 남양 南阳
2042249  Yonggwang 영광 荣光
2042738* Musan 무산 茂山
1875588  Kowon 고원 高原
1877148  Hoeyang 회양 淮阳
1867927  Tongchon 통천 通川
2043531  Kapsan 갑산 甲山
1879682  Anak 안악 安岳
2042267* Onsong 온성 稳城
1875506  Kujang 구장 球场
1877872  Chunghwa 중화 中和
1870434  Sinmak 신막 新幕
2041533* Sakju 삭주 朔州
1870742  Sinanju 신안주 新安州
1866362  Ryonggang 룡강 龙冈
1871967  Pyoksong 벽성 碧城
1875790  Koksan 곡산 谷山
2045005* Chasong 자성 慈城
2042985* Kyongwon 경원 庆源
2041702  Puryong 부령 富宁
2050500  Komusan 고무산 古茂山
1866453  Yongbyon 녕변 宁边
1866587  Yomju 염주 盐州
1875054  Kwaksan 곽산 郭山
2034937  Shenyang 선양 沈阳
2038180  Changchun 창춘 长春
1814087  Dalian 다롄 大连
2036502  Jilin 지린 吉林
2037355  Fushun 푸순 抚顺
2038632  Anshan 안산 鞍山
2038300  Benxi 번시 本溪
1797595  Qinhuangdao 친황다오 秦皇岛
1787093  Yantai 옌타이 烟台
2037346  Fuxin 푸신 阜新
2036113  Liaoyang 랴오양 辽阳
2037886* Dandong 단둥 丹东
2035513  Panshan 판산 盘山
2036427  Jinzhou 진저우 锦州
2033370  Yingkou 잉커우 营口
2034714  Siping 쓰핑 四平
2034414* Tonghua 퉁화 通化
2036109  Liaoyuan 랴오위안 辽源
2038120  Chaoyang 차오양 朝阳
2034439  Tieling 톄링 铁岭
2033467* Yanji 옌지 延吉
2036434  Lianshan 롄산 连山
2034400  Tongliao 퉁랴오 通辽
1792260  Wafangdian 와팡뎬 瓦房店
1805298  Jinzhou 진저우 金州
2038584* Baishan 바이산 白山
1791673  Weihai 웨이하이 威海
2037086  Haicheng 하이청 海城
2037534  Dunhua 둔화 敦化
2036776  Huadian 화뎬 桦甸
2037411  Fengcheng 펑청 凤城
2035966* Longjing 룽징 龙井
2036337  Kaiyuan 카이위안 开原
1798490  Pulandian 푸란뎬 普兰店
2035801  Meihekou 메이허커우 梅河口
2033766  Xingcheng 싱청 兴城
2034221  Wangqing 왕칭 汪清
2036933* Helong 허룽 和龙
1801722  Lüshun 뤼순 旅顺
1784055  Zhuanghe 좡허 庄河
2037823  Dashiqiao 다스차오 大石桥
2035511  Panshi 판스 磐石
2034340* Tumen 투먼 图们
2036653* Hunchun 훈춘 珲春
2033602  Xiuyan 슈옌 岫岩
2036283  Kuandian 콴뎬 宽甸
2036069* Linjiang 린장 临江
2034691  Songjianghe 쑹장허 松江河
2036033  Liuhe 류허 柳河
2036713  Huanren 환런 桓仁
2036685  Huinan 후이난 辉南
2036241  Langtou 랑터우 浪头
2035754  Mingyue 밍웨 明月
2038185* Changbai 창바이 长白
2037351  Fusong 푸쑹 抚松
2036463  Jingyu 징위 靖宇
2036579* Ji'an 지안 集安
2037325  Gaizhou 가이저우 盖州
2036662  Huludao 후루다오 葫芦岛
1804578  Laizhou 라이저우 莱州
1816670  Beijing 베이징 北京
1792947  Tianjin 톈진 天津
1797929  Qingdao 칭다오 青岛
1805753  Jinan 지난 济南
2037013  Harbin 하얼빈 哈尔滨
1835848  Seoul 서울 首尔
2013348  Vladivostok 블라디보스토크 符拉迪沃斯托克
"""

_BY_NAME = """
KP Chunggang* Chunggang 중강 中江
KP Samjiyŏn-ŭp* Samjiyon 삼지연 三池渊
KP Yŏnsa-ŭp Yonsa 연사 延社
KP Sinp’o Sinpo 신포 新浦
KP Kaech’ŏn Kaechon 개천 价川
KP Tŏkch’ŏn Tokchon 덕천 德川
KP Sijung Sijung 시중 时中
KP Ŏrang Orang 어랑 渔郎
KP Myŏngch’ŏn Myongchon 명천 明川
KP Hwadae Hwadae 화대 花台
KP Hwasŏng Hwasong 화성 化城
KP Ŭllyul Ullyul 은률 殷栗
KP Paech’ŏn-ŭp Paechon 배천 白川
KP Kangnyŏng Kangnyong 강령 康翎
KP Songhwa Songhwa 송화 松禾
KP Sinch’ŏn-ŭp Sinchon 신천 信川
KP T’aet’an-ŭp Taetan 태탄 苔滩
KP Kop’ung Kopung 고풍 古丰
"""


def _table(text):
    """Yields (key as words, starred, Latin, Hangul, Hanzi)."""
    for line in text.strip().splitlines():
        *key, latin, hangul, hanzi = line.split()
        starred = key[-1].endswith('*')
        key[-1] = key[-1].rstrip('*')
        yield key, starred, latin, hangul, hanzi


BY_ID = {int(key[0]): rest for key, *rest in _table(_BY_ID)}
BY_NAME = {tuple(key): rest for key, *rest in _table(_BY_NAME)}
assert len(BY_ID) == _BY_ID.strip().count('\n') + 1
