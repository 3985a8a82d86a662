namespace LayoutGen.Analyzers.Tests.Table;

/// <summary>A test that compares with the analyzers of the SDK, and says what is missing where they are not.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PeerAnalyzersFactAttribute : FactAttribute
{
    public PeerAnalyzersFactAttribute()
    {
        if (!File.Exists(PeerAnalyzer.Platforms))
            Skip = $"There is no {PeerAnalyzer.Platforms}: build with a .NET 10 SDK.";
        else if (!File.Exists(PeerAnalyzer.Trimming))
            Skip = $"There is no {PeerAnalyzer.Trimming}: restore the solution, whose runtime library brings it.";
    }
}
