using LayoutGen.Rings;

namespace LayoutGen.Runtime.Tests.Hostile.Fuzzing;

/// <summary>A device's end and a hostile driver.</summary>
internal sealed class FuzzedDevice<TRing> : FuzzedRing
    where TRing : struct, IDeviceRing
{
    private readonly DeviceModel _model;
    private readonly RingElement[] _room;
    private TRing _ring;

    public FuzzedDevice(RingSetup setup, RawRing peer, FuzzInput input, TRing ring)
        : base(setup, peer, input)
    {
        _model = new(setup, Log);
        _room = new RingElement[setup.Size];
        _ring = ring;
    }

    public override RingFault Fault => _ring.Fault;

    protected override (int Result, int Held) Operate(int operation)
    {
        var result = operation switch
        {
            2 or 3 => Offer(),
            4 => OfferTable(),
            5 or 6 or 7 => Take(),
            8 or 9 => Use(),
            10 => Publish(),
            _ => Suppress(),
        };
        return (result, _model.Held.Count);
    }

    private int Offer()
    {
        var chain = new RingElement[1 + Input.Next(3)];
        var readable = Input.Next(chain.Length + 1);
        for (var i = 0; i < chain.Length; i++)
            chain[i] = new(RingFuzzer.Data + (16 * (ulong)i), Input.Next(), i >= readable);
        Peer.Offer(chain);
        return chain.Length;
    }

    private int OfferTable()
    {
        var length = Input.Next();
        var flags = (ushort)Input.Next(8);
        BitConverter.TryWriteBytes(Setup.Memory.GetSpan(new(RingFuzzer.Tables + (16 * (ulong)Input.Next(4)) + 12, 2)), flags);
        Peer.OfferTable(RingFuzzer.Tables, length < 0xc0 ? 16 * (length % 12U) : length);
        return 0;
    }

    private int Take()
    {
        var got = _ring.TryGetAvailable(_room, out var chain);
        var expected = _model.Take();
        DemandSame(got, expected is not null, _model);
        if (expected is null)
            return 0;
        Assert.Equal(expected.Elements, _room[..chain.ElementCount]);
        Assert.Equal(expected.Elements.Count(element => !element.DeviceWrites), chain.ReadableCount);
        Assert.Equal(expected.IsIndirect, chain.IsIndirect);
        if (Setup.Format == Exploration.RingFormat.Split && !Setup.Has(RingOptions.InOrder))
            Assert.Equal(expected.Id, chain.Id);
        else
            Assert.DoesNotContain(_model.Held, buffer => buffer != expected && buffer.Name == chain.Id);
        expected.Name = chain.Id;
        return chain.ElementCount;
    }

    private int Use()
    {
        if (_model.Held.Count == 0)
            return 0;
        var buffer = _model.Held[Input.Next(_model.Held.Count)];
        var written = Input.Next(3) switch { 0 => 0U, 1 => (uint)buffer.WritableBytes, _ => Input.Next() };
        _ring.MakeUsed(buffer.Name, written);
        _model.Use(buffer, written);
        return 1;
    }

    private int Publish()
    {
        var answer = _ring.Publish();
        var (_, wanted) = _model.Publish();
        DemandSame(answer, wanted ?? answer, _model);
        Log.ForgetStores();
        return answer ? 1 : 0;
    }

    private int Suppress()
    {
        if (Input.Next(2) == 0)
        {
            _ring.DisableNotifications();
            return 0;
        }

        var waiting = _ring.EnableNotifications();
        DemandSame(waiting, _model.LookAgain(), _model);
        return waiting ? 2 : 1;
    }
}
