using LayoutGen.Analyzers.Flow;
using FeatureMask = LayoutGen.Generator.Model.FeatureMask;

namespace LayoutGen.Analyzers.Rules;

/// <summary>The features that the uses in one body require. Several threads may add.</summary>
internal sealed class RequiredFeatures
{
    private readonly object _lock = new();
    private FeatureMask? _all;

    /// <summary>All features added; null if none was.</summary>
    public FeatureMask? All
    {
        get
        {
            lock (_lock)
                return _all;
        }
    }

    public void Add(Condition requirement)
    {
        lock (_lock)
            _all = (_all ?? default) | requirement.Features;
    }
}
