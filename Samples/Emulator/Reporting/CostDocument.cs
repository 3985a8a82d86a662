using System.Globalization;
using Emulator.Costs;
using Emulator.Observation;
using LayoutGen.Cost;
using LayoutGen.Layouts;
using LayoutGen.Queues;
using static System.FormattableString;

namespace Emulator.Reporting;

/// <summary>The page that explains what merging is worth. Every figure in it is computed when it is written.</summary>
internal static class CostDocument
{
    public const string FileName = "cost.md";

    public const string PictureName = "cost.png";

    private static readonly PcieLink s_link = new(3, 8);

    private static readonly DeviceModel s_batches = new() { DescriptorBatch = 16, UsedBatch = 8 };

    private static readonly (RingFormat, DescriptorMode) s_chains = (RingFormat.Split, DescriptorMode.Dependent);

    private static readonly (RingFormat, DescriptorMode) s_packed = (RingFormat.Packed, DescriptorMode.Chain);

    private static readonly int[] s_frames = [64, 1500, 65536];

    private static readonly (string Name, DriverPlan Plan)[] s_plans =
    [
        ("received, separate", PlanOf(Framing.Separate, BufferKind.Large)),
        ("received, merged", PlanOf(Framing.Merged, BufferKind.Large)),
        ("received, merged, tail apart", PlanOf(Framing.Merged, BufferKind.Large) with { Tail = TailPlacement.Apart }),
        ("received, mergeable, separate", PlanOf(Framing.Separate, BufferKind.Mergeable)),
        ("received, mergeable, merged", PlanOf(Framing.Merged, BufferKind.Mergeable)),
        ("sent, separate", PlanOf(Framing.Separate, BufferKind.Sent)),
        ("sent, merged", PlanOf(Framing.Merged, BufferKind.Sent)),
    ];

    /// <summary>Writes the page and its picture.</summary>
    /// <param name="folder">Where to.</param>
    public static void Write(string folder)
    {
        OutputFile.Write(Path.Combine(folder, FileName), stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(Text())));
        CostPicture.Write(Path.Combine(folder, PictureName));
    }

    private static string Text() => $"""
        # What a layout costs on PCI Express

        A driver that keeps header and frame apart gives a device in hardware one descriptor more to read and one range more to write for
        every packet. The [originating report](https://github.com/virtio-win/kvm-guest-drivers-windows/issues/1078) merged them and saw
        about 10 % more throughput. This page says when that happens, and when nothing does.

        ![What merging gains, by frame size]({PictureName})

        **In short:** about 10 % for small packets, or where the device's operations bind; 1 to 3 % for frames of 1500 bytes; nothing for
        64 KiB in one buffer, and nothing on virtual devices.

        This page and its picture are written by `dotnet run --project Samples/Emulator -- cost report docs`; a test compares.

        ## What is measured and what is a model

        **Measured** on the emulator, whose device counts every access to ring and buffers: how many descriptors a buffer takes, whether
        they are in a table, and which ranges the device moves. For each packet:

        {Observations()}

        Receive buffers hold 64 KiB, or a page if they are mergeable. What is sent is read as what is received is written: 2 ranges a packet
        separate, 1 merged. `emulator run` counts the same with real traffic.

        **Model**, measured by nobody here: what these accesses take on a link ([Samples/Cost](../Samples/Cost)). Transactions have the
        overhead that PCI Express gives them (24 bytes for a write or read request, 20 for a completion), at most 256 bytes of data and 512 a
        read request; a link carries what acknowledgements and flow control leave of it: {Number(s_link.BitsPerSecond / 1e9, "0.00")} Gb/s
        of {Number(s_link.RawBitsPerSecond / 1e9, "0.00")} with PCIe 3.0 x8. How a device fetches and batches
        is an option, since no ring shows it. Writes are cut from the start of a range on, not at multiples of 256 bytes of memory.

        A device can be bound by three things, and merging helps with each in another way:

        - **bytes** of the link: a descriptor's read request (24 bytes) and a write's overhead (24 bytes) are saved;
        - **operations**, how many reads and writes it can start: one of each is saved, however large the frame;
        - **latency** of reads that wait for each other: a read less to wait for.

        ## Which assumptions give 10 %

        The report's device has a split ring, indirect descriptors, no event index and no in-order completion. NetKVM gave it `[12] [69632]`
        before the change and gives it `[65536] [29]` since, each in a table of two; with `SeparateRxTail=0` it is one descriptor without a table.

        {Gains(
            new("64 bytes, one packet at a time"),
            new("the same, an interrupt for every packet") { Device = new() { InterruptBatch = 1 } },
            new("64 to 256 bytes, chains in the ring, 16 fetched and 8 used at once") { Plain = s_chains, Traffic = CostStudy.Small, Device = s_batches },
            new("7 to 4 to 1 of 64, 576 and 1500 bytes, chains in the ring") { Plain = s_chains, Traffic = CostStudy.Internet })}

        So 10 % is what a device gets that is bound by bytes with small packets, or by operations with frames of any size: with an interrupt
        for every packet and a look at the driver's flags each time, {Operations(new("") { Device = new() { InterruptBatch = 1 } })}.
        Which of the two the report's device is cannot be told from the outside.

        ## Which give nothing

        {Gains(
            new("256 bytes, descriptors in a table") { Traffic = FrameMix.OfSize(256) },
            new("1500 bytes") { Traffic = FrameMix.OfSize(1500) },
            new("1500 bytes, one descriptor (`SeparateRxTail=0`)") { Traffic = FrameMix.OfSize(1500), After = CostPreset.All[2] },
            new("4096 bytes") { Traffic = FrameMix.OfSize(4096) },
            new("64 KiB, tail apart") { Traffic = FrameMix.OfSize(65536) },
            new("64 KiB, one descriptor (`SeparateRxTail=0`)") { Traffic = FrameMix.OfSize(65536), After = CostPreset.All[2] })}

        - **A frame that fills its last transaction**, with 245 to 256 bytes of 256 used, pushes the header's 12 bytes into one transaction more:
          what one write saves, the other takes back. Hence the zeros at 256, 512, 1024 and 4096.
        - **64 KiB**: 24 bytes of 72,000, and the link is full long before operations bind. With its tail apart, the frame needs two
          descriptors and two writes, merged or not.
        - **Virtual devices**: there is no link. What a device in software writes is a copy within the same memory, twelve bytes more or less
          in a line that it touches anyway; a descriptor is a read from a cache. What remains is a few nanoseconds of ring handling, see
          `emulator run`, and the driver's maintainers measured no change on them.

        ## Mergeable buffers

        With `MRG_RXBUF` a buffer is a page, and a packet takes as many as it needs: 64 KiB take 17, each with its own entry in the rings and its
        own descriptors. Only the first has a header, but a driver that keeps it apart does so in every buffer, so the device writes two
        ranges into each. Merging then saves as much for every page of a large frame as it does for a small one:

        {Gains(
            Mergeable("64 bytes", 64),
            Mergeable("1500 bytes", 1500),
            Mergeable("9000 bytes, 3 buffers", 9000),
            Mergeable("64 KiB, 17 buffers", 65536),
            Mergeable("64 KiB, 16 fetched and 8 used at once", 65536) with { Device = s_batches },
            Mergeable("64 KiB, packed ring, chains read at once", 65536) with { Plain = s_packed })}

        It saves memory, not operations. NetKVM with `SeparateRxTail=0` against NetKVM with `MergeableBuffers=1`, both merged:

        {Gains(
            Pages("64 bytes", 64),
            Pages("1500 bytes", 1500),
            Pages("9000 bytes", 9000),
            Pages("64 KiB", 65536),
            Pages("64 KiB, 16 fetched and 8 used at once", 65536) with { Device = s_batches })}

        The buffers of a packet are shown to the driver together (virtio 1.4, 5.1.9.4.1), so a split ring's index is written once for all of them.

        ## Sending

        Merging saves a sent packet the same descriptor, and a read where it saves a received one a write. Reads are answered down the link,
        which then carries the most bytes:

        {GainsOf(
            "bytes down",
            row => row.DownBytes,
            Sent("64 bytes", 64),
            Sent("1500 bytes", 1500),
            Sent("64 KiB", 65536),
            Sent("64 bytes, descriptors in a table", 64) with { Plain = (RingFormat.Split, DescriptorMode.Indirect) },
            Sent("64 bytes, chains in the ring, read at once", 64) with { Plain = (RingFormat.Split, DescriptorMode.Chain) },
            Sent("64 bytes, packed ring, chains read at once", 64) with { Plain = s_packed },
            Sent("64 bytes, chains in the ring, 16 fetched and 8 used at once", 64) with { Device = s_batches })}

        A separate packet's header and frame are read at the same time, so where latency binds this is an upper bound.

        ## How sensitive the answer is

        NetKVM before and after, 64 bytes, one packet at a time, PCIe 3.0 x8; one assumption changed at a time:

        {Gains(
            new("as above"),
            new("1500 bytes") { Traffic = FrameMix.OfSize(1500) },
            new("one descriptor (`SeparateRxTail=0`)") { After = CostPreset.All[2] },
            new("chains in the ring, read one by one") { Plain = s_chains },
            new("chains in the ring, read at once") { Plain = (RingFormat.Split, DescriptorMode.Chain) },
            new("packed ring, chains read at once") { Plain = s_packed },
            new("packed ring, 64 bytes of descriptors read ahead") { Plain = s_packed, Device = new() { Prefetch = 64 } },
            new("16 descriptors fetched at once") { Device = new() { DescriptorBatch = 16 } },
            new("8 buffers used at once") { Device = new() { UsedBatch = 8 } },
            new("both") { Device = s_batches },
            new("an interrupt for every packet") { Device = new() { InterruptBatch = 1 } },
            new("1500 bytes, 128 to a transaction") { Traffic = FrameMix.OfSize(1500), Link = new PcieLink(3, 8) { MaximumPayload = 128 } },
            new("1500 bytes, 512 to a transaction") { Traffic = FrameMix.OfSize(1500), Link = new PcieLink(3, 8) { MaximumPayload = 512 } },
            new("completions cut at 64 bytes") { Link = new PcieLink(3, 8) { CompletionBoundary = 64 } },
            new("PCIe 5.0 x16") { Link = new PcieLink(5, 16) },
            new("16 queues") { Device = new() { Queues = 16 } })}

        Frame size decides, then batching: the more a device batches, the less is left beside the header's own write, and the more that one
        write weighs. The link decides nothing: it changes how many packets there are, and which limit binds, but no gain by bytes. Nor do
        queues: they hide latency, which is when the other limits bind.

        On a packed ring, several buffers used at once need `IN_ORDER`, and only the last one's length is told (virtio 1.4, 2.8.8): for received
        frames of varying length `--used-batch` is then an upper bound.

        ## Asking for your own

        ```
        dotnet run --project Samples/Emulator -- cost                                   # everything, as tables and charts
        dotnet run --project Samples/Emulator -- cost --preset netkvm-before netkvm-after --pcap yours.pcapng
        dotnet run --project Samples/Emulator -- cost --buffers 64k mergeable --frame 1500 9000 65536
        dotnet run --project Samples/Emulator -- cost --transmit --frame 64 1500
        dotnet run --project Samples/Emulator -- cost --ring packed --frame 64 1500 --descriptor-batch 16 --json cost.json
        ```

        Reads that ask whether the driver wants an interrupt are counted on their own (`suppressionBytes`): a device may do without.

        ## Sources

        - R. Neugebauer et al., *Understanding PCIe performance for end host networking*, SIGCOMM 2018
          ([doi 10.1145/3230543.3230560](https://doi.org/10.1145/3230543.3230560)), its model
          ([pcie-bench/pcie-model](https://github.com/pcie-bench/pcie-model)) and measurements ([pcie-bench/data](https://github.com/pcie-bench/data)):
          an NFP-6000 on PCIe 3.0 x8 starts 59.7 million reads or 47.4 million writes a second, and a small read takes about 560 ns. These are
          the defaults; 16 reads in flight for each queue are an assumption of this page.
        - Another measurement of the same change: M. Tsirkin, *virtio-net: put virtio net header inline with data* (2013), +9.4 % requests a second.
        - Virtio 1.4: split rings 2.7, packed rings 2.8, receive buffers 5.1.9.3.

        """;

    private static string Observations()
    {
        var rows =
            from plan in s_plans
            from frame in s_frames
            let packet = PacketObserver.Observe(plan.Plan, [new byte[frame]])[0]
            let descriptors = packet.Chains.Sum(chain => chain.RingDescriptors)
            select Invariant(
                $"| {plan.Name} | {frame} | {packet.Chains.Count} | {descriptors} | {packet.Transfers.Count} | {SizesOf(packet)} |");
        return string.Join('\n', rows
            .Prepend("|---|---:|---:|---:|---:|---|")
            .Prepend("| packets | frame | buffers | descriptors | ranges moved | their bytes |"));
    }

    /// <summary>The ranges of each buffer, and buffers that are alike said once.</summary>
    private static string SizesOf(ObservedPacket packet)
    {
        var buffers = packet.Transfers
            .Chunk(packet.RingDescriptors)
            .Select(ranges => string.Join(" + ", ranges.Select(range => range.Length)))
            .CountBy(sizes => sizes);
        return string.Join(" + ", buffers.Select(same => same.Value switch
        {
            1 => same.Key,
            var count when packet.RingDescriptors == 1 => Invariant($"{count} × {same.Key}"),
            var count => Invariant($"{count} × ({same.Key})"),
        }));
    }

    private static DriverPlan PlanOf(Framing framing, BufferKind buffers) =>
        new(RingFormat.Split, Indirect: false, framing, TailPlacement.Contiguous, buffers);

    private static CostStudy Mergeable(string name, int frame) =>
        new(name) { Traffic = FrameMix.OfSize(frame), Plain = s_chains, Buffers = BufferKind.Mergeable };

    private static CostStudy Pages(string name, int frame) =>
        new(name) { Traffic = FrameMix.OfSize(frame), Before = CostPreset.All[2], After = CostPreset.All[3] };

    private static CostStudy Sent(string name, int frame) =>
        new(name) { Traffic = FrameMix.OfSize(frame), Plain = s_chains, Buffers = BufferKind.Sent };

    private static string Gains(params CostStudy[] studies) => GainsOf("bytes up", row => row.UpBytes, studies);

    private static string GainsOf(string bytesName, Func<CostRow, double> bytesOf, params CostStudy[] studies)
    {
        var rows = studies.Select(study =>
        {
            var (before, after) = study.Answer();
            var (bytes, operations, _) = after.GainOver(before);
            var latency = 100 * ((after.Throughput.ByLatency / before.Throughput.ByLatency) - 1);
            return $"| {study.Name} | {Number(bytesOf(before.Row), "0.0")} > {Number(bytesOf(after.Row), "0.0")} " +
                $"| {Number(before.Row.DmaOps, "0.00")} > {Number(after.Row.DmaOps, "0.00")} " +
                $"| {Percent(bytes)} | {Percent(operations)} | {Percent(latency)} |";
        });
        return string.Join('\n', rows
            .Prepend("|---|---:|---:|---:|---:|---:|")
            .Prepend($"| frames and device | {bytesName} | operations | if bytes bind | if operations bind | if latency binds |"));
    }

    private static string Operations(CostStudy study)
    {
        var (before, after) = study.Answer();
        var (from, to) = (All(before.Cost), All(after.Cost));
        return $"{Number(from, "0.##")} operations become {Number(to, "0.##")}, {Percent(100 * ((from / to) - 1))}";

        static double All(PacketCost cost) => cost.Total.Operations + cost.Suppression.Operations;
    }

    private static string Percent(double value) => Math.Round(value, 1) == 0 ? "0" : $"{value.ToString("+0.0;-0.0", CultureInfo.InvariantCulture)} %";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
