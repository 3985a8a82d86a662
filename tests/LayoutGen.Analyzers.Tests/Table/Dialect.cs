using LayoutGen.Analyzers.Rules;
using LayoutGen.Devices;

namespace LayoutGen.Analyzers.Tests.Table;

/// <summary>What takes the place of our guards and requirements when a shape is translated for another analyzer.</summary>
/// <param name="Column">The heading of the analyzer's answers.</param>
/// <param name="Id">The diagnostic that reports an unguarded use.</param>
/// <param name="FreeFraming">The guard that stands for <c>HasFreeFraming</c>.</param>
/// <param name="Requires">The attribute that asks for it.</param>
/// <param name="Guards">The attribute that claims it.</param>
/// <param name="Features">What stands for one feature alone; empty if there is nothing.</param>
/// <param name="Declarations">What the translation needs besides.</param>
/// <param name="HasInstanceGuards">Whether a guard can be a member of an object.</param>
internal sealed record Dialect(
    string Column,
    string Id,
    string FreeFraming,
    string Requires,
    string Guards,
    IReadOnlyDictionary<string, FeatureWords> Features,
    string Declarations,
    bool HasInstanceGuards)
{
    /// <summary>
    /// Our own, but with one negotiated set for all: a shape whose answers change by that is about which set is tested, which the others
    /// do not know.
    /// </summary>
    public static readonly Dialect OneSet = new(
        "ours",
        MergedFramingRule.Id,
        "OnlySet.Features.HasFreeFraming",
        "[RequiresFeature(Feature.Version1), RequiresFeature(Feature.AnyLayout)]",
        "[GuardsFeature(Feature.Version1), GuardsFeature(Feature.AnyLayout)]",
        new[] { $"{nameof(Feature)}.{nameof(Feature.Version1)}", $"{nameof(Feature)}.{nameof(Feature.AnyLayout)}", MrgRxBuf }.ToDictionary(
            feature => feature,
            feature => new FeatureWords($"OnlySet.Features.Has({feature})", $"RequiresFeature({feature})", $"GuardsFeature({feature})")),
        "public static class OnlySet { public static LayoutGen.NegotiatedFeatures Features { get; } }",
        HasInstanceGuards: true);

    /// <summary>Calls that a platform does not support. Features become operating systems: either of two supports the use.</summary>
    public static readonly Dialect Platforms = new(
        "CA1416",
        "CA1416",
        "OperatingSystem.IsWindows()",
        """[System.Runtime.Versioning.SupportedOSPlatform("windows")]""",
        """[System.Runtime.Versioning.SupportedOSPlatformGuard("windows")]""",
        new Dictionary<string, FeatureWords>
        {
            [$"{nameof(Feature)}.{nameof(Feature.Version1)}"] = Platform("Windows"),
            [$"{nameof(Feature)}.{nameof(Feature.AnyLayout)}"] = Platform("Linux"),
            [MrgRxBuf] = Platform("MacOS"),
        },
        """
        using System.Runtime.Versioning;
        public readonly struct NegotiatedFeatures
        {
            [SupportedOSPlatformGuard("windows")] public bool HasFreeFraming => System.OperatingSystem.IsWindows();
            public LayoutGen.FeatureSet Bits => default;
            public bool Has<T>(T feature) => false;
        }
        public static class EitherPlatform
        {
            [SupportedOSPlatformGuard("windows"), SupportedOSPlatformGuard("linux")]
            public static bool HasFreeFraming => System.OperatingSystem.IsWindows() || System.OperatingSystem.IsLinux();
        }
        """,
        HasInstanceGuards: true);

    /// <summary>Calls that trimming breaks. A feature guard is static, and there is no "either of two".</summary>
    public static readonly Dialect Trimming = new(
        "IL2026",
        "IL2026",
        "Trimming.IsOff",
        """[System.Diagnostics.CodeAnalysis.RequiresUnreferencedCode("")]""",
        "[System.Diagnostics.CodeAnalysis.FeatureGuard(typeof(System.Diagnostics.CodeAnalysis.RequiresUnreferencedCodeAttribute))]",
        new Dictionary<string, FeatureWords>(),
        """
        using System.Diagnostics.CodeAnalysis;
        public static class Trimming
        {
            [FeatureGuard(typeof(RequiresUnreferencedCodeAttribute))] public static bool IsOff => false;
        }
        """,
        HasInstanceGuards: false);

    private const string MrgRxBuf = $"{nameof(NetFeature)}.{nameof(NetFeature.MrgRxBuf)}";

    /// <summary>What stands for <c>HasFreeFraming</c> where features are told apart.</summary>
    public string EitherFeature => this == Platforms ? "EitherPlatform.HasFreeFraming" : FreeFraming;

    private static FeatureWords Platform(string name) => new(
        $"OperatingSystem.Is{name}()",
        $"System.Runtime.Versioning.SupportedOSPlatform(\"{name.ToLowerInvariant()}\")",
        $"System.Runtime.Versioning.SupportedOSPlatformGuard(\"{name.ToLowerInvariant()}\")");
}
