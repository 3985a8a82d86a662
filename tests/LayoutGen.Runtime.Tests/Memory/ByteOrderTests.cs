using LayoutGen.Memory;

namespace LayoutGen.Runtime.Tests.Memory;

public class ByteOrderTests
{
    [Theory]
    [InlineData(ByteOrder.LittleEndian, new byte[] { 0x22, 0x11 }, 0x1122)]
    [InlineData(ByteOrder.BigEndian, new byte[] { 0x11, 0x22 }, 0x1122)]
    public void Two_bytes(ByteOrder order, byte[] wire, ushort value) =>
        Assert.Equal(value, order == ByteOrder.LittleEndian
            ? LittleEndian.Convert(BitConverter.ToUInt16(wire))
            : BigEndian.Convert(BitConverter.ToUInt16(wire)));

    [Theory]
    [InlineData(ByteOrder.LittleEndian, new byte[] { 0x44, 0x33, 0x22, 0x11 }, 0x11223344)]
    [InlineData(ByteOrder.BigEndian, new byte[] { 0x11, 0x22, 0x33, 0x44 }, 0x11223344)]
    public void Four_bytes(ByteOrder order, byte[] wire, uint value) =>
        Assert.Equal(value, order == ByteOrder.LittleEndian
            ? LittleEndian.Convert(BitConverter.ToUInt32(wire))
            : BigEndian.Convert(BitConverter.ToUInt32(wire)));

    [Theory]
    [InlineData(ByteOrder.LittleEndian, new byte[] { 0x88, 0x77, 0x66, 0x55, 0x44, 0x33, 0x22, 0x11 }, 0x1122334455667788)]
    [InlineData(ByteOrder.BigEndian, new byte[] { 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88 }, 0x1122334455667788)]
    public void Eight_bytes(ByteOrder order, byte[] wire, ulong value) =>
        Assert.Equal(value, order == ByteOrder.LittleEndian
            ? LittleEndian.Convert(BitConverter.ToUInt64(wire))
            : BigEndian.Convert(BitConverter.ToUInt64(wire)));
}
