namespace LayoutGen.Peers.Tests.Devices;

/// <summary>Buffers that no driver may make available, in a queue of a network device, and what QEMU says to them.</summary>
/// <param name="What">What is wrong, for a person.</param>
/// <param name="Queue">The queue.</param>
/// <param name="MakeAvailable">Makes it available.</param>
/// <param name="Complaint">What QEMU says.</param>
internal sealed record MalformedChain(string What, int Queue, Action<RawRing> MakeAvailable, string Complaint)
{
    private const int Receive = 0;
    private const int Transmit = 1;

    /// <summary>Whether QEMU 7.2 ends then: it has an assertion instead of an error.</summary>
    public bool Aborts { get; init; }

    public static IReadOnlyList<MalformedChain> All { get; } =
    [
        new("shorter than the header", Transmit, ring => ring.Offer(length: 6), "offset == 0") { Aborts = true },
        new("nothing behind the header", Transmit, ring => ring.Offer(length: 12), "virtio-net nothing to send"),
        new("empty", Transmit, ring => ring.Offer(length: 0), "zero sized buffers are not allowed"),
        new("only writable", Transmit, ring => ring.Offer(length: 100, RawRing.Write), "virtio-net header not in first element"),
        new(
            "readable after writable",
            Transmit,
            ring =>
            {
                ring.Describe(0, ring.Buffer, 12, RawRing.Next | RawRing.Write, next: 1);
                ring.Describe(1, ring.Buffer, 100);
                ring.MakeAvailable(0);
            },
            "Incorrect order for descriptors"),
        new("a loop", Transmit, ring => ring.Offer(length: 100, RawRing.Next), "Looped descriptor"),
        new(
            "a next that is not there",
            Transmit,
            ring =>
            {
                ring.Describe(0, ring.Buffer, 100, RawRing.Next, next: 4000);
                ring.MakeAvailable(0);
            },
            "Desc next is 4000"),
        new("a head that is not there", Transmit, ring => ring.MakeAvailable(5000), "Guest says index 5000 is available"),
        new("half a table", Transmit, ring => ring.Offer(length: 17, RawRing.Indirect), "Invalid size for indirect buffer table"),
        new("an empty table", Transmit, ring => ring.Offer(length: 0, RawRing.Indirect), "Invalid size for indirect buffer table"),
        new("only readable", Receive, ring => ring.Offer(length: 1536), "receive queue contains no in buffers"),
        new("no room for the header", Receive, ring => ring.Offer(length: 5, RawRing.Write), "offset == 0") { Aborts = true },
    ];
}
