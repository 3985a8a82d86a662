using System.Globalization;

namespace LayoutGen.Peers.Tests;

/// <summary>For how long a test of load runs: a moment, or what <c>LAYOUTGEN_LOAD</c> says.</summary>
internal static class LoadTime
{
    /// <summary>Whether somebody asked for a long run.</summary>
    public static bool IsLong => Asked is not null;

    private static string? Asked => Environment.GetEnvironmentVariable("LAYOUTGEN_LOAD");

    /// <summary>The time in all.</summary>
    /// <param name="seconds">The moment.</param>
    public static TimeSpan Or(double seconds) =>
        TimeSpan.FromSeconds(Asked is { } asked ? double.Parse(asked, CultureInfo.InvariantCulture) : seconds);
}
