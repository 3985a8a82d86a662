using System.Globalization;
using System.Text.RegularExpressions;

namespace LayoutGen.Generator.Tests.Kernel;

/// <summary>One of our enums beside constants of the kernel's.</summary>
/// <param name="Header">The kernel's header file.</param>
/// <param name="Prefix">What the constants' names begin with; what follows is our name without underscores.</param>
/// <param name="Enum">Our enum.</param>
/// <param name="Younger">Our members that the headers of an older kernel lack, and those that it never had.</param>
internal sealed record KernelConstants(string Header, string Prefix, Type Enum, params string[] Younger)
{
    private IEnumerable<string> Names => System.Enum.GetNames(Enum);

    /// <summary>The kernel's names for our members, by ours.</summary>
    public IReadOnlyDictionary<string, string> Find()
    {
        var theirs = Regex.Matches(Gcc.Preprocessed(Header), $@"\b{Prefix}\w+\b")
            .Select(match => match.Value)
            .Distinct()
            .ToLookup(name => name[Prefix.Length..].Replace("_", "").ToUpperInvariant());
        return Names.Where(name => theirs[name.ToUpperInvariant()].Any())
            .ToDictionary(name => name, name => theirs[name.ToUpperInvariant()].First());
    }

    /// <summary>The value of a member of ours, as C prints it.</summary>
    public string Value(string name) => System.Enum.Format(Enum, System.Enum.Parse(Enum, name), "d").ToString(CultureInfo.InvariantCulture);

    /// <summary>Our members that are neither the kernel's nor known to be younger.</summary>
    public IEnumerable<string> Unknown(IReadOnlyDictionary<string, string> found) => Names.Except(found.Keys).Except(Younger);
}
