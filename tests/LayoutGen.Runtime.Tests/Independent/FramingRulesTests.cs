namespace VirtioSpecification;

public class FramingRulesTests
{
    private static readonly FramingFacts LegacyReceive = new(NetQueue.Receive, 10, FreeFraming: false);
    private static readonly FramingFacts LegacyTransmit = new(NetQueue.Transmit, 10, FreeFraming: false);
    private static readonly FramingFacts FreeReceive = new(NetQueue.Receive, 12, FreeFraming: true);
    private static readonly FramingFacts FreeTransmit = new(NetQueue.Transmit, 12, FreeFraming: true);

    public static TheoryData<string, FramingFacts, ChainElement[], FramingRule[]> Cases => new()
    {
        { "header alone", LegacyReceive, [Written(10), Written(1514)], [] },
        { "header alone, data in pieces", LegacyTransmit, [Read(10), Read(1000), Read(514)], [] },
        { "merged without the right", LegacyReceive, [Written(1524)], [FramingRule.HeaderAlone] },
        { "merged without the right", LegacyTransmit, [Read(1524)], [FramingRule.HeaderAlone] },
        { "header of another size", LegacyTransmit, [Read(12), Read(64)], [FramingRule.HeaderAlone] },
        { "header in two", LegacyReceive, [Written(4), Written(6), Written(1514)], [FramingRule.HeaderAlone] },
        { "merged", FreeReceive, [Written(1526)], [] },
        { "header alone though free", FreeTransmit, [Read(12), Read(64)], [] },
        { "header in two though free", FreeTransmit, [Read(4), Read(72)], [] },
        { "nothing", FreeTransmit, [], [FramingRule.AtLeastOneElement, FramingRule.RoomForHeader] },
        { "empty element", FreeTransmit, [Read(12), Read(0)], [FramingRule.NoEmptyElement] },
        { "half a header", FreeReceive, [Written(11)], [FramingRule.RoomForHeader] },
        { "written on transmit", FreeTransmit, [Read(12), Written(64)], [FramingRule.OneDirection] },
        { "read on receive", LegacyReceive, [Read(10), Written(1514)], [FramingRule.OneDirection] },
        {
            "readable after writable", FreeReceive, [Written(12), Read(1)],
            [FramingRule.ReadableBeforeWritable, FramingRule.OneDirection]
        },
        { "2^32 bytes", FreeTransmit, [Read(uint.MaxValue), Read(1)], [] },
        { "more than 2^32 bytes", FreeTransmit, [Read(uint.MaxValue), Read(2)], [FramingRule.AtMost4GiB] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Violations(string chain, FramingFacts facts, ChainElement[] elements, FramingRule[] expected)
    {
        Assert.NotEmpty(chain);
        Assert.Equal(expected, FramingRules.Violations(elements, facts));
    }

    private static ChainElement Read(uint length) => new(0x1000, length, DeviceWrites: false);

    private static ChainElement Written(uint length) => new(0x1000, length, DeviceWrites: true);
}
