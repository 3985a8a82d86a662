using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace LayoutGen;

/// <summary>A set of 128 feature bits (virtio 1.4, 2.2). It says nothing about who offered or accepted them.</summary>
/// <param name="Low">Bits 0 to 63.</param>
/// <param name="High">Bits 64 to 127.</param>
public readonly record struct FeatureSet(ulong Low, ulong High = 0)
{
    /// <summary>The number of bits that a set has.</summary>
    public const int Capacity = 128;

    /// <summary>The set without features.</summary>
    public static FeatureSet None => default;

    /// <summary>How many features the set holds.</summary>
    public int Count => BitOperations.PopCount(Low) + BitOperations.PopCount(High);

    /// <summary>The set of the given features.</summary>
    /// <param name="features">Members of one enum marked <see cref="VirtioFeaturesAttribute"/>.</param>
    /// <typeparam name="TFeature">The feature enum.</typeparam>
    /// <returns>The set.</returns>
    public static FeatureSet Of<TFeature>(params ReadOnlySpan<TFeature> features)
        where TFeature : unmanaged, Enum => None.With(features);

    /// <summary>This set and the given features.</summary>
    /// <param name="features">Members of one enum marked <see cref="VirtioFeaturesAttribute"/>.</param>
    /// <typeparam name="TFeature">The feature enum.</typeparam>
    /// <returns>The larger set.</returns>
    public FeatureSet With<TFeature>(params ReadOnlySpan<TFeature> features)
        where TFeature : unmanaged, Enum
    {
        var set = this;
        foreach (var feature in features)
            set |= Bit(NumberOf(feature));
        return set;
    }

    /// <summary>This set without the given features.</summary>
    /// <param name="features">Members of one enum marked <see cref="VirtioFeaturesAttribute"/>.</param>
    /// <typeparam name="TFeature">The feature enum.</typeparam>
    /// <returns>The smaller set.</returns>
    public FeatureSet Without<TFeature>(params ReadOnlySpan<TFeature> features)
        where TFeature : unmanaged, Enum => this & ~Of(features);

    /// <summary>Whether the set holds a feature.</summary>
    /// <param name="feature">A member of an enum marked <see cref="VirtioFeaturesAttribute"/>.</param>
    /// <typeparam name="TFeature">The feature enum.</typeparam>
    /// <returns>True if the feature's bit is set.</returns>
    public bool Has<TFeature>(TFeature feature)
        where TFeature : unmanaged, Enum => HasBit(NumberOf(feature));

    /// <summary>Whether the set holds the feature with the given number.</summary>
    /// <param name="number">The feature's bit number, 0 to 127.</param>
    /// <returns>True if the bit is set; false for a number outside the set.</returns>
    public bool HasBit(int number) => (this & Bit(number)) != None;

    /// <summary>Whether every feature of another set is in this one.</summary>
    /// <param name="other">The other set.</param>
    /// <returns>True if nothing of <paramref name="other"/> is missing here.</returns>
    public bool Contains(FeatureSet other) => (other & ~this) == None;

    /// <summary>The numbers of the set's features, in ascending order.</summary>
    /// <returns>Numbers from 0 to 127.</returns>
    public IEnumerable<int> Numbers()
    {
        for (var number = 0; number < Capacity; number++)
            if (HasBit(number))
                yield return number;
    }

    /// <summary>The set with the one feature of the given number.</summary>
    /// <param name="number">The feature's bit number.</param>
    /// <returns>The set, empty for a number that is not between 0 and 127.</returns>
    public static FeatureSet Bit(int number) => number switch
    {
        >= 0 and < 64 => new(1UL << number),
        >= 64 and < Capacity => new(0, 1UL << (number - 64)),
        _ => None,
    };

    /// <summary>The features in either set.</summary>
    /// <param name="left">One set.</param>
    /// <param name="right">The other set.</param>
    /// <returns>The union.</returns>
    public static FeatureSet operator |(FeatureSet left, FeatureSet right) => new(left.Low | right.Low, left.High | right.High);

    /// <summary>The features in both sets.</summary>
    /// <param name="left">One set.</param>
    /// <param name="right">The other set.</param>
    /// <returns>The intersection.</returns>
    public static FeatureSet operator &(FeatureSet left, FeatureSet right) => new(left.Low & right.Low, left.High & right.High);

    /// <summary>All features but those of a set.</summary>
    /// <param name="set">The set.</param>
    /// <returns>The complement.</returns>
    public static FeatureSet operator ~(FeatureSet set) => new(~set.Low, ~set.High);

    /// <summary>The set as a hexadecimal mask: <c>0x</c> and 16 digits, or 32 where a bit above 63 is set.</summary>
    /// <returns>The mask.</returns>
    public override string ToString() => High == 0
        ? string.Create(CultureInfo.InvariantCulture, $"0x{Low:x16}")
        : string.Create(CultureInfo.InvariantCulture, $"0x{High:x16}{Low:x16}");

    private static int NumberOf<TFeature>(TFeature feature)
        where TFeature : unmanaged, Enum => Unsafe.SizeOf<TFeature>() switch
        {
            1 => Unsafe.BitCast<TFeature, byte>(feature),
            2 => Unsafe.BitCast<TFeature, ushort>(feature),
            4 => Unsafe.BitCast<TFeature, int>(feature),
            _ => (int)Unsafe.BitCast<TFeature, long>(feature),
        };
}
