namespace LayoutGen.Analyzers.Tests.Shapes;

/// <summary>Guards that are tested where control branches.</summary>
public static class BranchShapes
{
    public static TheoryData<string, string> All => new()
    {
        { "no guard", "[|Merged|](features);" },
        { "if", "if (features.HasFreeFraming) Merged(features);" },
        { "if not", "if (!features.HasFreeFraming) [|Merged|](features);" },
        { "else", "if (features.HasFreeFraming) Merged(features); else [|Merged|](features);" },
        { "else of a negation", "if (!features.HasFreeFraming) Separate(features); else Merged(features);" },
        { "after an if that may not prove", "if (features.HasFreeFraming) Any(); [|Merged|](features);" },
        { "double negation", "if (!!features.HasFreeFraming) Merged(features);" },
        { "nested ifs", "if (x) if (features.HasFreeFraming) Merged(features);" },
        { "else-if chain", "if (x) Any(); else if (features.HasFreeFraming) Merged(features); else [|Merged|](features);" },
        { "early return", "if (!features.HasFreeFraming) return; Merged(features);" },
        { "early return of the wrong side", "if (features.HasFreeFraming) return; [|Merged|](features);" },
        { "early throw", "if (!features.HasFreeFraming) throw new Exception(); Merged(features);" },
        { "early return on some paths only", "if (x) { if (!features.HasFreeFraming) return; } [|Merged|](features);" },
        {
            "early return on every path",
            "if (x) { if (!features.HasFreeFraming) return; } else if (!features.HasFreeFraming) throw new Exception(); "
            + "Merged(features);"
        },
        { "throw expression", "_ = features.HasFreeFraming ? 0 : throw new Exception(); Merged(features);" },
        { "and", "if (x && features.HasFreeFraming && y) Merged(features);" },
        { "right side of and", "_ = features.HasFreeFraming && Merged(features) == 0;" },
        { "right side of or", "_ = features.HasFreeFraming || [|Merged|](features) == 0;" },
        { "right side of or with a negation", "_ = !features.HasFreeFraming || Merged(features) == 0;" },
        { "or with something else", "if (x || features.HasFreeFraming) [|Merged|](features);" },
        { "or with something else, turned round", "if (features.HasFreeFraming || x) [|Merged|](features);" },
        { "and of negations", "if (!x && !features.HasFreeFraming) [|Merged|](features);" },
        { "De Morgan: return unless both", "if (!x || !features.HasFreeFraming) return; Merged(features);" },
        { "De Morgan: negated and", "if (!(x && features.HasFreeFraming)) return; Merged(features);" },
        { "De Morgan: negated or", "if (!(x || features.HasFreeFraming)) [|Merged|](features);" },
        { "ternary", "_ = features.HasFreeFraming ? Merged(features) : Separate(features);" },
        { "ternary, wrong side", "_ = features.HasFreeFraming ? Separate(features) : [|Merged|](features);" },
        { "ternary as a condition", "if (x ? features.HasFreeFraming : false) Merged(features);" },
        { "ternary with a hole as a condition", "if (x ? features.HasFreeFraming : true) [|Merged|](features);" },
        {
            "ternary between arguments",
            "_ = Rx.OpenSeparateQueue(device, x ? 1 : 2, features); "
            + "if (features.HasFreeFraming) Rx.OpenMergedQueue(device, x ? 1 : 2, features);"
        },
        {
            "ternary between arguments of a list",
            "_ = new List<int> { features.HasFreeFraming ? Merged(features) : 0, [|Merged|](features) };"
        },
        { "ternary in a text", "_ = $\"{(features.HasFreeFraming ? Merged(features) : 0)} {[|Merged|](features)}\";" },
        {
            "ternary of ternaries",
            "_ = x && features.HasFreeFraming ? Merged(features) : y && features.HasFreeFraming ? Merged(features) : "
            + "[|Merged|](features);"
        },
        { "== true", "if (features.HasFreeFraming == true) Merged(features);" },
        { "true ==", "if (true == features.HasFreeFraming) Merged(features);" },
        { "== false", "if (features.HasFreeFraming == false) return; Merged(features);" },
        { "!= false", "if (features.HasFreeFraming != false) Merged(features);" },
        { "!= true", "if (features.HasFreeFraming != true) [|Merged|](features);" },
        { "is true", "if (features.HasFreeFraming is true) Merged(features);" },
        { "is false", "if (features.HasFreeFraming is false) return; Merged(features);" },
        { "is not true", "if (features.HasFreeFraming is not true) [|Merged|](features);" },
        { "is not false", "if (features.HasFreeFraming is not false) Merged(features);" },
        { "non-short-circuit and", "if (x & features.HasFreeFraming) Merged(features);" },
        { "non-short-circuit or", "if (x | features.HasFreeFraming) [|Merged|](features);" },
        { "exclusive or with true", "if (features.HasFreeFraming ^ true) return; Merged(features);" },
        { "exclusive or with something else", "if (features.HasFreeFraming ^ x) [|Merged|](features);" },
        { "property pattern", "if (features is { HasFreeFraming: true }) Merged(features);" },
        { "negated property pattern", "if (features is not { HasFreeFraming: true }) return; Merged(features);" },
        { "property pattern of false", "if (features is { HasFreeFraming: false }) return; Merged(features);" },
        { "nested property pattern", "if (device is { Features.HasFreeFraming: true }) Merged(device.Features);" },
        { "property pattern with a name", "if (device.Negotiate() is { HasFreeFraming: true } agreed) Merged(agreed);" },
        { "var pattern", "if (device.Negotiate() is var agreed && agreed.HasFreeFraming) Merged(agreed);" },
        { "pattern or", "if (features is { HasFreeFraming: true } or { Bits.Count: 3 }) [|Merged|](features);" },
        {
            "switch on bool",
            "switch (features.HasFreeFraming) { case true: Merged(features); break; case false: [|Merged|](features); break; }"
        },
        { "switch on bool with default", "switch (features.HasFreeFraming) { case false: break; default: Merged(features); break; }" },
        {
            "switch on true with when",
            "switch (n) { case 1 when features.HasFreeFraming: Merged(features); break; case 1: [|Merged|](features); break; }"
        },
        { "switch expression", "_ = features.HasFreeFraming switch { true => Merged(features), false => Separate(features) };" },
        { "switch expression, wrong arm", "_ = features.HasFreeFraming switch { true => Separate(features), _ => [|Merged|](features) };" },
        { "switch expression as a condition", "if (n switch { 1 => features.HasFreeFraming, _ => false }) Merged(features);" },
        {
            "switch expression with a property pattern",
            "_ = features switch { { HasFreeFraming: true } => Merged(features), _ => [|Merged|](features) };"
        },
        {
            "switch with a property pattern",
            "switch (features) { case { HasFreeFraming: true }: Merged(features); break; default: [|Merged|](features); break; }"
        },
        { "switch on a tuple", "_ = (features.HasFreeFraming, x) switch { (true, _) => Merged(features), _ => [|Merged|](features) };" },
        { "tuple pattern", "if ((features.HasFreeFraming, n) is (true, > 3)) Merged(features); else [|Merged|](features);" },
        { "goto case", "switch (n) { case 0: if (!features.HasFreeFraming) return; goto case 1; case 1: [|Merged|](features); break; }" },
        { "goto past the guard", "if (x) goto use; if (!features.HasFreeFraming) return; use: [|Merged|](features);" },
        { "unreachable code", "return; Merged(features);" },
        { "code under a false constant", "const bool never = false; if (never) Merged(features);" },
        { "nameof", "_ = nameof(Merged); _ = nameof(Rx.OpenMergedQueue);" },
        {
            "null-conditional guard",
            "Device? maybe = x ? device : null; if (maybe?.Features.HasFreeFraming == true) Merged(maybe.Features);"
        },
        {
            "null-conditional guard is true",
            "Device? maybe = x ? device : null; if (maybe?.Features.HasFreeFraming is true) Merged(maybe.Features);"
        },
        {
            "null-conditional guard with a default",
            "Device? maybe = x ? device : null; if (maybe?.Features.HasFreeFraming ?? false) Merged(maybe!.Features);"
        },
        {
            "null-conditional guard with the wrong default",
            "Device? maybe = x ? device : null; if (maybe?.Features.HasFreeFraming ?? true) [|Merged|](maybe!.Features);"
        },
        {
            "null-conditional guard that is not false",
            "Device? maybe = x ? device : null; if (maybe?.Features.HasFreeFraming != false) [|Merged|](maybe!.Features);"
        },
        { "nullable set", "NegotiatedFeatures? maybe = x ? features : null; if (maybe?.HasFreeFraming == true) Merged(maybe.Value);" },
        {
            "nullable set with a name",
            "NegotiatedFeatures? maybe = x ? features : null; if (maybe is { HasFreeFraming: true } agreed) Merged(agreed);"
        },
    };
}
