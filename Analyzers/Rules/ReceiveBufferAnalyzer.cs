using System.Collections.Immutable;
using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Analyzers.Flow;
using LayoutGen.Generator.Model;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG3008: a queue's buffers hold the smallest payload that the packet's declaration allows.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReceiveBufferAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The rule's identifier.</summary>
    public const string Id = "LG3008";

    /// <summary>The property of a diagnostic that holds the minimum.</summary>
    public const string Minimum = "minimum";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Buffers below the minimum",
        "A buffer of {0} bytes cannot hold what {1} must: {2} takes at least {3} bytes, headers not included",
        DiagnosticCategory.Rings,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A device drops packets, or stops the queue, where a receive buffer is smaller than the largest packet (virtio 1.4, 5.1.9.3.1).",
        HelpLink.For(Id));

    private protected override void Start(CompilationStartAnalysisContext context, Contracts contracts) =>
        context.RegisterOperationAction(Check, OperationKind.Invocation);

    private static void Check(OperationAnalysisContext context)
    {
        var open = (IInvocationOperation)context.Operation;
        if (open.Arguments.ArgumentFor("options")?.Origin() is not IObjectCreationOperation options
            || options.InitialValueOf("Plan")?.Origin() is not IObjectCreationOperation plan
            || plan.InitialValueOf("PayloadCapacity") is not { } capacity
            || OpenedPacket.Of(open.TargetMethod) is not { } packet
            || PacketParts.Of(packet)?.Minimum is not var (payload, minimum, waivers)
            // Zero stands for the minimum.
            || capacity.Integer() is not { } bytes || bytes == 0 || bytes >= minimum
            || (waivers.Count > 0 && NamedAround(open) is var named && waivers.Any(named.Contains)))
            return;
        context.ReportDiagnostic(Diagnostic.Create(
            Rule,
            capacity.Syntax.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(Minimum, $"{minimum}"),
            bytes,
            packet.Name,
            payload,
            minimum));
    }

    /// <summary>The features that a body, or what it negotiates with, names: those that it may well have.</summary>
    private static FeatureMask NamedAround(IInvocationOperation open)
    {
        var named = SupportedSet.NegotiatedBy(open.Arguments.ArgumentFor("features")?.Origin())?.Mask ?? default;
        foreach (var operation in open.Root().Descendants())
            if (operation is IFieldReferenceOperation { Field: { HasConstantValue: true } field }
                && ConditionParser.Member(field.ContainingType, field.ConstantValue) is { } feature)
                named |= SupportedSet.MaskOf(feature);
        return named;
    }
}
