using LayoutGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Generator.Parsing;

/// <summary>Reads the minimums of a packet's part.</summary>
internal static class MinimumParser
{
    public static IReadOnlyList<MinimumDeclaration> Parse(DeclaredProperty part, bool isHeader = false, List<DeclarationProblem>? problems = null)
    {
        var attributes = part.All(KnownNames.MinimumSize).ToList();
        List<MinimumDeclaration> minimums = [];
        foreach (var attribute in attributes)
        {
            if (attribute.ConstructorArguments is not [{ Value: int bytes }, ..])
                continue;
            var features = ConditionParser.ParseFeatures(attribute, part.ArgumentLocation, problems).OrderBy(feature => feature.Number).ToEquatableArray();
            var minimum = new MinimumDeclaration(bytes, features, attribute.NamedMember("Since"));
            var reason = isHeader ? "it is a header, whose size its fields say; a minimum is a payload's"
                : bytes < (features.Count == 0 ? 1 : 0) ? "a payload has at least one byte, and 0 waives a minimum with features only"
                : bytes == 0 && attributes.Count == 1 ? "there is no other minimum that it could waive"
                : minimums.Find(other => other with { Bytes = bytes } == minimum) is { } same ? $"it has {same.Bytes} with the same features"
                : null;
            if (reason is not null)
                problems?.Add(new(ProblemKind.MinimumSize, part.ArgumentLocation(attribute, 0), part.Name, bytes, reason));
            minimums.Add(minimum);
        }

        return minimums;
    }

    /// <summary>Whether a minimum counts whatever is negotiated, and by whatever specification.</summary>
    public static bool IsUnconditional(MinimumDeclaration minimum) => minimum is { Features.Count: 0, Since: null };

    /// <summary>The minimum that counts always, in bytes; 0 if there is none.</summary>
    public static int Unconditional(IEnumerable<MinimumDeclaration> minimums) => minimums.FirstOrDefault(IsUnconditional)?.Bytes ?? 0;
}
