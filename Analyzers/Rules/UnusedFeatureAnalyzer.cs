using System.Collections.Concurrent;
using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Analyzers.Flow;
using LayoutGen.Generator.Model;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG2006: a driver that accepts a feature reads what the device tells it by that.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusedFeatureAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The rule's identifier.</summary>
    public const string Id = "LG2006";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "A feature that is accepted and never honoured",
        "'{0}' is supported here, and nothing reads '{1}', which the device writes with it: read that, or leave the feature out",
        DiagnosticCategory.Features,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Who accepts a feature promises to behave by it (virtio 1.4, 2.2).",
        HelpLink.For(Id),
        WellKnownDiagnosticTags.CompilationEnd);

    private protected override void Start(CompilationStartAnalysisContext context, Contracts contracts)
    {
        var supported = new ConcurrentBag<(IFieldSymbol, IOperation)>();
        var opened = new ConcurrentBag<INamedTypeSymbol>();
        var used = new ConcurrentDictionary<string, bool>();
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                foreach (var feature in SupportedSet.NegotiatedBy(call)?.Features ?? [])
                    supported.Add(feature);
                if (OpenedPacket.Of(call.TargetMethod) is { } packet && PacketParts.Of(packet) is not null)
                    opened.Add(packet);
                used.TryAdd(call.TargetMethod.Name, true);
                foreach (var tested in call.TargetMethod.Name == "Has" ? call.Arguments : [])
                    if (ConditionParser.Member(tested.Value.Type, tested.Value.ConstantValue.Value) is { } member)
                        used.TryAdd(FeatureEnumParser.Reference(member).Display, true);
            },
            OperationKind.Invocation);
        context.RegisterOperationAction(
            operation => used.TryAdd(((IPropertyReferenceOperation)operation.Operation).Property.Name, true),
            OperationKind.PropertyReference);
        context.RegisterCompilationEndAction(end =>
        {
            foreach (var (feature, place) in supported)
                if (FeatureEnumParser.Reference(feature) is var reference && Unread(reference) is { } field)
                    end.ReportDiagnostic(Diagnostic.Create(Rule, place.Syntax.GetLocation(), reference.Display, field));
        });

        // The version is about the whole interface, and its fields are those of other features.
        string? Unread(FeatureReference feature) => feature.Number == FeatureReference.Version1.Number || used.ContainsKey(feature.Display)
            ? null
            : opened.SelectMany(packet => PacketParts.Of(packet)!.WrittenHeaders)
                .Select(header => FieldsOf(header, feature))
                .FirstOrDefault(fields => fields.Count > 0 && !fields.Exists(field =>
                    used.ContainsKey(field) || used.ContainsKey($"Has{field}") || used.ContainsKey($"TryGet{field}")))?[0];
    }

    /// <summary>The fields that a feature alone provides.</summary>
    private static List<string> FieldsOf(INamedTypeSymbol header, FeatureReference feature) =>
    [
        .. header.GetMembers().OfType<IPropertySymbol>()
            .Where(field => ConditionParser.Parse(field, KnownNames.When).Alternatives
                .Any(all => all.All(one => one.Number == feature.Number)))
            .Select(field => field.Name),
    ];
}
