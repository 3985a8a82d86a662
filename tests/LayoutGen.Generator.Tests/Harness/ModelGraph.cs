using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Generator.Tests.Harness;

/// <summary>Everything that can be reached from a model by its fields.</summary>
internal static class ModelGraph
{
    private const BindingFlags OwnFields =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>A model that held on to a symbol would keep a whole compilation alive, and never be equal to its successor.</summary>
    public static void AssertHoldsNoSymbols(IEnumerable<object> models)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var model in models)
            Walk(model, model.GetType().Name, seen);
    }

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null || value.GetType().IsPrimitive || value is string || (!value.GetType().IsValueType && !seen.Add(value)))
            return;
        Assert.False(
            value is ISymbol or Compilation or SyntaxNode or SyntaxTree or SemanticModel or Location,
            $"{path} is a {value.GetType().Name}.");
        if (value is IEnumerable items)
            foreach (var item in items)
                Walk(item, $"{path}[]", seen);
        for (var type = value.GetType(); type is not null; type = type.BaseType)
            foreach (var field in type.GetFields(OwnFields))
                Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
    }
}
