using System.Globalization;
using LayoutGen.Cost;
using LayoutGen.Devices;
using LayoutGen.Layouts;

namespace LayoutGen.Analyzers.Tests.Rules;

/// <summary>What LG2036 says of descriptors and DMA operations, against the library that says what they cost.</summary>
public sealed class UnusedMergingCostTests
{
    [Theory]
    [InlineData("NetRxPacket", 0)]
    [InlineData("NetTxPacket", 1)]
    public async Task The_numbers_of_the_message_are_those_that_cost(string packet, int queue)
    {
        var shape = (packet == "NetRxPacket" ? NetRxPacket.Maps : NetTxPacket.Maps)[0].Shape;
        var separate = Observed(shape.Parts.Select(part => (Size(part), part.DeviceWrites)));
        var merged = Observed(shape.Parts.GroupBy(part => part.DeviceWrites).Select(run => (run.Sum(Size), run.Key)));

        var diagnostics = await AnalyzerCheck.Run(Driver.InMethod(
            $"if (features.HasFreeFraming) {packet}.OpenSeparateQueue(device, {queue}, features);"));

        Assert.Equal(separate.RingDescriptors, PayloadOperations(separate));
        Assert.Equal(merged.RingDescriptors, PayloadOperations(merged));
        Assert.Equal(
            $"'OpenSeparateQueue' gives {packet} {separate.RingDescriptors} descriptors and as many payload DMA operations a packet, " +
                $"and free framing is proven here: 'OpenQueue' gives {merged.RingDescriptors}",
            Assert.Single(diagnostics).GetMessage(CultureInfo.InvariantCulture));
    }

    private static int Size(PartShape part) => part.IsPayload ? part.MinimumSize : part.HeaderSize;

    private static ObservedPacket Observed(IEnumerable<(int Size, bool DeviceWrites)> elements)
    {
        ObservedElement[] moved = [.. elements.Select(element => new ObservedElement(element.Size, element.DeviceWrites))];
        return new()
        {
            Ring = RingFormat.Split,
            Chains = [new(moved, HasTable: false, RingReads: default, RingWrites: default)],
            Transfers = moved,
            SuppressionReads = default,
        };
    }

    private static int PayloadOperations(ObservedPacket packet) =>
        (int)new CostModel(new PcieLink(3, 8), new DeviceModel()).CostOf(packet).Payload.Operations;
}
