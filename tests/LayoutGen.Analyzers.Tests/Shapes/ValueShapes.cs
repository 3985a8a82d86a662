namespace LayoutGen.Analyzers.Tests.Shapes;

/// <summary>Guards kept in variables, and sets that move between variables.</summary>
public static class ValueShapes
{
    public static TheoryData<string, string> All => new()
    {
        { "guard in a local", "var can = features.HasFreeFraming; if (can) Merged(features);" },
        { "negated guard in a local", "var cannot = !features.HasFreeFraming; if (cannot) return; Merged(features);" },
        { "guard and another in a local", "var can = features.HasFreeFraming && x; if (can) Merged(features);" },
        { "another and guard in a local", "var can = x && features.HasFreeFraming; if (can) Merged(features);" },
        { "guard or another in a local", "var can = features.HasFreeFraming || x; if (can) [|Merged|](features);" },
        {
            "either feature in a local",
            "var can = features.Has(Feature.Version1) || features.Has(Feature.AnyLayout); if (can) Merged(features);"
        },
        {
            "locals combined",
            "bool modern = features.Has(Feature.Version1), free = features.Has(Feature.AnyLayout); var can = modern || free; "
            + "if (can) Merged(features);"
        },
        { "local of a local", "var a = features.HasFreeFraming; var b = a; if (b) Merged(features);" },
        { "local by ternary", "var can = x ? features.HasFreeFraming : false; if (can) Merged(features);" },
        {
            "local by switch expression",
            "var can = n switch { 0 => features.HasFreeFraming, 1 => features.Has(Feature.Version1), _ => false }; "
            + "if (can) Merged(features);"
        },
        { "local by pattern", "var can = features is { HasFreeFraming: true }; if (can) Merged(features);" },
        { "local set on one path", "var can = false; if (features.HasFreeFraming) can = true; if (can) Merged(features);" },
        {
            "local set on a wrong path too",
            "var can = false; if (features.HasFreeFraming) can = true; if (x) can = true; if (can) [|Merged|](features);"
        },
        { "local cleared", "var can = true; if (!features.HasFreeFraming) can = false; if (can) Merged(features);" },
        { "local cleared for another reason", "var can = true; if (!x) can = false; if (can) [|Merged|](features);" },
        { "local overwritten", "var can = features.HasFreeFraming; can = x; if (can) [|Merged|](features);" },
        { "local &=", "var can = x; can &= features.HasFreeFraming; if (can) Merged(features);" },
        { "local |=", "var can = x; can |= features.HasFreeFraming; if (can) [|Merged|](features);" },
        {
            "local |= of two proofs",
            "var can = features.Has(Feature.Version1); can |= features.Has(Feature.AnyLayout); if (can) Merged(features);"
        },
        { "local ^=", "var can = features.HasFreeFraming; can ^= x; if (can) [|Merged|](features);" },
        {
            "second chance",
            "var can = features.Has(Feature.Version1); if (!can) can = features.Has(Feature.AnyLayout); if (can) Merged(features);"
        },
        { "parameter as a flag", "x = features.HasFreeFraming; if (x) Merged(features);" },
        { "assignment in the condition", "bool can; if (can = features.HasFreeFraming) Merged(features);" },
        { "deconstruction of flags", "var (can, z) = (features.HasFreeFraming, x); if (can) Merged(features);" },
        { "deconstruction of flags, the wrong one", "var (z, can) = (features.HasFreeFraming, x); if (can) [|Merged|](features);" },
        {
            "swap of flags",
            "var (a, b) = (features.HasFreeFraming, x); (a, b) = (b, a); if (b) Merged(features); if (a) [|Merged|](features);"
        },
        { "flags that agree", "if (x && !features.HasFreeFraming) return; if (x) Merged(features); else [|Merged|](features);" },
        { "flag passed by reference", "var can = features.HasFreeFraming; bool.TryParse(\"\", out can); if (can) [|Merged|](features);" },
        { "flag behind a reference", "var can = features.HasFreeFraming; ref var r = ref can; r = true; if (can) [|Merged|](features);" },
        { "flag tested after the set changed", "var can = features.HasFreeFraming; features = other; if (can) [|Merged|](features);" },
        {
            "flag set on both paths",
            "bool can; if (x) can = features.HasFreeFraming; else can = features.Has(Feature.Version1); if (can) Merged(features);"
        },
        { "flag by ??=", "bool? can = null; can ??= features.HasFreeFraming; if (can == true) Merged(features);" },
        { "flag by type pattern", "if (features.HasFreeFraming is bool can && can) Merged(features);" },
        { "flag and early return", "var ok = features.HasFreeFraming; if (!ok) { Separate(features); return; } Merged(features);" },
        { "guard compared with a flag", "if (features.HasFreeFraming == x) [|Merged|](features);" },
        { "text made from a guard", "var s = features.HasFreeFraming ? \"m\" : null; if (s != null) [|Merged|](features);" },
        { "set reassigned", "if (!features.HasFreeFraming) return; features = device.Negotiate(); [|Merged|](features);" },
        { "set reassigned from a proven one", "if (!other.HasFreeFraming) return; features = other; Merged(features);" },
        {
            "set reassigned on one path",
            "if (!features.HasFreeFraming) return; if (x) features = device.Negotiate(); [|Merged|](features);"
        },
        {
            "set reassigned and tested again",
            "if (!features.HasFreeFraming) return; features = other; if (features.HasFreeFraming) Merged(features);"
        },
        { "set passed by ref", "if (!features.HasFreeFraming) return; Renew(ref features); [|Merged|](features);" },
        { "set passed by out", "if (!features.HasFreeFraming) return; TryGet(out features); [|Merged|](features);" },
        { "set declared by out", "if (TryGet(out var agreed) && agreed.HasFreeFraming) Merged(agreed);" },
        { "set by deconstruction", "if (!features.HasFreeFraming) return; (features, n) = (other, 1); [|Merged|](features);" },
        {
            "set and a flag about its old value by deconstruction",
            "bool can; (features, can) = (other, features.HasFreeFraming); if (can) [|Merged|](features);"
        },
        { "proven set by deconstruction", "if (!other.HasFreeFraming) return; (features, n) = (other, 1); Merged(features);" },
        { "copy of a set", "var copy = features; if (copy.HasFreeFraming) Merged(features);" },
        { "set, tested through the original", "var copy = features; if (features.HasFreeFraming) Merged(copy);" },
        {
            "copy of a set that changes later",
            "var copy = features; features = other; if (copy.HasFreeFraming) { Merged(copy); [|Merged|](features); }"
        },
        { "set behind a reference", "ref var r = ref features; if (!features.HasFreeFraming) return; r = other; [|Merged|](features);" },
        { "conditional set", "var chosen = x ? features : other; if (chosen.HasFreeFraming) Merged(chosen);" },
        { "conditional set, one tested", "var chosen = x ? features : other; if (features.HasFreeFraming) [|Merged|](chosen);" },
        { "set in a local", "var agreed = device.Negotiate(); if (agreed.HasFreeFraming) Merged(agreed);" },
        { "set of an object", "if (device.Features.HasFreeFraming) Merged(device.Features);" },
        { "set of another object", "var second = new Device(); if (device.Features.HasFreeFraming) [|Merged|](second.Features);" },
        { "set of an object under another name", "var same = device; if (same.Features.HasFreeFraming) Merged(device.Features);" },
        { "object reassigned", "if (!device.Features.HasFreeFraming) return; device = new Device(); [|Merged|](device.Features);" },
        { "set in a tuple", "var pair = (features, n); if (pair.features.HasFreeFraming) Merged(pair.Item1);" },
        { "settable set of an object", "var r = new Resettable(); if (r.Features.HasFreeFraming) Merged(r.Features);" },
        {
            "settable set of an object, set",
            "var r = new Resettable(); if (!r.Features.HasFreeFraming) return; r.Features = features; [|Merged|](r.Features);"
        },
        { "conditional set, both tested", "if (features.HasFreeFraming && other.HasFreeFraming) Merged(x ? features : other);" },
        { "conditional set, one not tested", "if (features.HasFreeFraming) [|Merged|](x ? features : other);" },
        {
            "set with a default",
            "NegotiatedFeatures? maybe = x ? features : null; "
            + "if (maybe is { HasFreeFraming: true } && other.HasFreeFraming) Merged(maybe ?? other);"
        },
        { "set by switch expression", "if (features.HasFreeFraming) Merged(n switch { 0 => features, _ => features });" },
        { "guard under a name by pattern", "if (features.HasFreeFraming is var can && can) Merged(features);" },
        { "nullable flag", "bool? can = x ? features.HasFreeFraming : null; if (can == true) Merged(features);" },
        { "nullable flag with a default", "bool? can = x ? features.HasFreeFraming : null; if (can ?? false) Merged(features);" },
        { "nullable flag that is not false", "bool? can = x ? features.HasFreeFraming : null; if (can != false) [|Merged|](features);" },
        { "nullable flag that is null", "bool? can = x ? features.HasFreeFraming : null; if (can == null) [|Merged|](features);" },
        { "nullable flag that is not null", "bool? can = x ? features.HasFreeFraming : null; if (can is not null) [|Merged|](features);" },
        { "value of a nullable flag", "bool? can = x ? features.HasFreeFraming : null; if (can.HasValue && can.Value) Merged(features);" },
        {
            "value or default of a nullable flag",
            "bool? can = x ? features.HasFreeFraming : null; if (can.GetValueOrDefault()) Merged(features);"
        },
        {
            "nullable flag negated",
            "bool? can = x ? features.HasFreeFraming : null; if (!can == false) Merged(features); "
            + "if (!can == true) [|Merged|](features);"
        },
        { "nullable flags compared", "bool? can = features.HasFreeFraming, may = x ? true : null; if (can == may) [|Merged|](features);" },
        { "flag in a new tuple", "var t = (can: features.HasFreeFraming, n); if (t.can) Merged(features);" },
        { "flag in an unnamed element of a tuple", "var t = (n, features.HasFreeFraming); if (t.Item2) Merged(features);" },
        { "the other flag in a tuple", "var t = (can: features.HasFreeFraming, other: x); if (t.other) [|Merged|](features);" },
        { "tuple assigned anew", "var t = (features.HasFreeFraming, n); t = (x, n); if (t.Item1) [|Merged|](features);" },
        { "proven set in a tuple", "if (!features.HasFreeFraming) return; var t = (features, other); Merged(t.Item1); [|Merged|](t.Item2);" },
        { "flag in a tuple, overwritten", "var t = (can: features.HasFreeFraming, n); t.can = x; if (t.can) [|Merged|](features);" },
        {
            "set in an argument with a name",
            "if (features.HasFreeFraming) Rx.OpenMergedQueue(features: features, device: device, index: 0);"
        },
    };
}
