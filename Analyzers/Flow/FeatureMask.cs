namespace LayoutGen.Analyzers.Flow;

/// <summary>A mask of 128 feature bits (virtio 1.4, 2.2).</summary>
internal readonly record struct FeatureMask(ulong Low, ulong High) : IComparable<FeatureMask>
{
    public const int Capacity = 128;

    public bool IsEmpty => (Low | High) == 0;

    public bool IsSingle => High == 0 ? IsPowerOfTwo(Low) : Low == 0 && IsPowerOfTwo(High);

    public static FeatureMask Bit(int number) => number < 64 ? new(1UL << number, 0) : new(0, 1UL << (number - 64));

    public bool Contains(FeatureMask other) => (other & ~this).IsEmpty;

    public int CompareTo(FeatureMask other) => High == other.High ? Low.CompareTo(other.Low) : High.CompareTo(other.High);

    public static FeatureMask operator |(FeatureMask left, FeatureMask right) => new(left.Low | right.Low, left.High | right.High);

    public static FeatureMask operator &(FeatureMask left, FeatureMask right) => new(left.Low & right.Low, left.High & right.High);

    public static FeatureMask operator ~(FeatureMask mask) => new(~mask.Low, ~mask.High);

    private static bool IsPowerOfTwo(ulong value) => value != 0 && (value & (value - 1)) == 0;
}
