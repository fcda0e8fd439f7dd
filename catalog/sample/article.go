package sample

const articleVI = `Thứ năm,  14/11/2024

Đoàn công tác liên ngành khảo sát chợ phiên biên giới tại Lâm Khê

LKO-Hôm nay (14/11), đồng chí Nông Thu Vân, Phó Chủ tịch Thường trực UBND tỉnh cùng lãnh đạo các sở, ngành tiếp và làm việc với đoàn công tác liên ngành khảo sát hoạt động của chợ phiên biên giới do đồng chí Lương Khánh Toàn, Phó Cục trưởng Cục Phát triển chợ và biên mậu làm trưởng đoàn.


Đồng chí Lương Khánh Toàn, Phó Cục trưởng Cục Phát triển chợ và biên mậu
phát biểu tại buổi làm việc với lãnh đạo UBND tỉnh Lâm Khê

Lâm Khê hiện có 11 chợ phiên ở các xã biên giới, họp năm ngày một lần. Mười tháng đầu năm 2024, lượng hàng qua các chợ tăng gần một phần tư so với cùng kỳ, phần lớn là rau quả, dược liệu và thổ cẩm do bà con trong tỉnh làm ra.

Tuy vậy, nhiều chợ vẫn họp dưới lán tạm, thiếu nước sạch và chỗ đỗ xe; việc đi lại trong mùa mưa còn khó khăn. Một số hợp tác xã chưa tìm được nơi bán ổn định cho sản phẩm của mình.

Báo cáo tại buổi làm việc, đồng chí Hứa Đình Thắng, Giám đốc Sở Công Thương cho biết tỉnh đã dành quỹ đất để xây lại bốn chợ và mở lớp dạy ghi chép sổ sách cho tiểu thương.


Đồng chí Nông Thu Vân, Phó Chủ tịch Thường trực UBND tỉnh
cùng đoàn công tác khảo sát thực tế, hỏi thăm tiểu thương
tại chợ phiên Pò Lèn

Thay mặt đoàn công tác, đồng chí trưởng đoàn ghi nhận cách làm của tỉnh, đồng thời đề nghị các ngành sớm thống nhất mẫu chợ phù hợp với nếp sống của từng vùng, không xây những chợ to mà vắng người.

Phát biểu kết thúc buổi làm việc, đồng chí Nông Thu Vân, Phó Chủ tịch Thường trực UBND tỉnh đề nghị Cục hỗ trợ tỉnh kết nối với các hệ thống bán lẻ, trước hết cho dược liệu và thổ cẩm.

Cùng ngày, đoàn công tác đã khảo sát cửa khẩu Pò Lèn và thăm chợ phiên tại đây.

VI NGỌC LAM`

const articleEN = `Thursday,  14/11/2024

Inter-agency mission surveys border markets in Lâm Khê

LKO-Today (14/11), Ms Nông Thu Vân, Standing Vice Chairwoman of the provincial People's Committee, and leaders of provincial departments received and worked with an inter-agency mission that surveys the border markets, led by Mr Lương Khánh Toàn, Deputy Director of the Agency for Markets and Border Trade.


Mr Lương Khánh Toàn, Deputy Director of the Agency for Markets and Border Trade,
speaks at the meeting with leaders of the Lâm Khê People's Committee

Lâm Khê has 11 markets in its border communes, each held every fifth day. In the first ten months of 2024 the goods sold there grew by almost a quarter over the year before, most of them vegetables, medicinal herbs and brocade made in the province.

Many markets are still held under makeshift roofs, without clean water or room for vehicles, and roads are hard in the rainy season. Some cooperatives have found no steady buyer for what they make.

At the meeting Mr Hứa Đình Thắng, Director of the Department of Industry and Trade, said that the province had set land aside to rebuild four markets and opened classes in bookkeeping for traders.


Ms Nông Thu Vân, Standing Vice Chairwoman of the provincial People's Committee,
and the mission survey the Pò Lèn market and talk
with its traders

On behalf of the mission its leader praised the way the province had taken, and asked all agencies to agree soon on plans for markets that suit the life of each region, instead of large halls that stand empty.

Closing the meeting, Ms Nông Thu Vân, Standing Vice Chairwoman of the provincial People's Committee, asked the Agency to help the province reach the retail chains, first of all for herbs and brocade.

On the same day the mission visited the Pò Lèn border gate and the market there.

VI NGỌC LAM`
