namespace LayoutGen.Generator.Model;

/// <summary>128 feature bits; the target framework has no 128-bit integer.</summary>
internal readonly record struct FeatureMask(ulong Low, ulong High) : IComparable<FeatureMask>
{
    public const int Capacity = 128;

    public bool IsEmpty => (Low | High) == 0;

    /// <summary>Whether exactly one bit is set.</summary>
    public bool IsSingle => High == 0 ? IsPowerOfTwo(Low) : Low == 0 && IsPowerOfTwo(High);

    public bool Has(int number) => !(this & Of(number)).IsEmpty;

    public bool Contains(FeatureMask other) => (this & other) == other;

    public static FeatureMask Of(int number) => number < 64 ? new(1UL << number, 0) : new(0, 1UL << (number - 64));

    public int CompareTo(FeatureMask other) => High == other.High ? Low.CompareTo(other.Low) : High.CompareTo(other.High);

    public static FeatureMask operator |(FeatureMask left, FeatureMask right) => new(left.Low | right.Low, left.High | right.High);

    public static FeatureMask operator &(FeatureMask left, FeatureMask right) => new(left.Low & right.Low, left.High & right.High);

    public static FeatureMask operator ~(FeatureMask mask) => new(~mask.Low, ~mask.High);

    private static bool IsPowerOfTwo(ulong value) => value != 0 && (value & (value - 1)) == 0;
}
