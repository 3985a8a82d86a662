namespace LayoutGen.Runtime.Tests.Exploration;

/// <summary>A 128-bit hash of numbers, wide enough that a million million states do not collide.</summary>
internal struct Hash128
{
    private ulong _low = 0x9e3779b97f4a7c15;
    private ulong _high = 0xc2b2ae3d27d4eb4f;

    public Hash128()
    {
    }

    public readonly UInt128 Value => new(_high, _low);

    public void Add(ulong number)
    {
        var product = (UInt128)(_low ^ number) * 0xd6e8feb86659fd93;
        _low = (ulong)product ^ _high;
        _high = ulong.RotateLeft(_high, 23) + (ulong)(product >> 64) + 0xa0761d6478bd642f;
    }
}
