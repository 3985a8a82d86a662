namespace LayoutGen.Analyzers.Flow;

/// <summary>Where the analysis gives up precision, so that its cost stays bounded by the size of a body.</summary>
internal static class FlowLimits
{
    /// <summary>Cases kept for one negotiated set where paths meet.</summary>
    public const int Cases = 16;

    /// <summary>Cases of one negotiated set looked at together within one expression: as many as two times the above give.</summary>
    public const int CasesTogether = Cases * Cases;

    /// <summary>Boolean values followed at one point of a body.</summary>
    public const int Flags = 256;

    /// <summary>Visits of a basic block, on average over a body, after which nothing is said about that body.</summary>
    public const int VisitsPerBlock = 64;
}
