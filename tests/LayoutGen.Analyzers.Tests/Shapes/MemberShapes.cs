namespace LayoutGen.Analyzers.Tests.Shapes;

/// <summary>Guards and requirements that are members of a class.</summary>
public static class MemberShapes
{
    private const string Gate = "[RequiresFeature(Feature.Version1), RequiresFeature(Feature.AnyLayout)]";

    /// <summary>A requirement of an extension method.</summary>
    public const string Extensions = """

        public static class Extensions
        {
            [RequiresFeature(Feature.Version1), RequiresFeature(Feature.AnyLayout)]
            public static int Open(this NegotiatedFeatures features) => 0;
        }
        """;

    public static TheoryData<string, string> All => new()
    {
        { "method that requires", $"{Gate} void M(NegotiatedFeatures f) => Merged(f);" },
        { "method that requires one of them", "[RequiresFeature(Feature.Version1)] void M(NegotiatedFeatures f) => Merged(f);" },
        { "method that requires something else", "[RequiresFeature(NetFeature.MrgRxBuf)] void M(NegotiatedFeatures f) => [|Merged|](f);" },
        {
            "method that requires a feature which requires Version1",
            "[RequiresFeature(Feature.RingPacked)] void M(NegotiatedFeatures f) => Merged(f);"
        },
        {
            "method that requires one of three",
            "[RequiresFeature(Feature.Version1), RequiresFeature(Feature.AnyLayout), RequiresFeature(NetFeature.MrgRxBuf)] void "
            + "M(NegotiatedFeatures f) => [|Merged|](f);"
        },
        {
            "method that requires both of two",
            "[RequiresFeature(Feature.Version1, NetFeature.MrgRxBuf)] void M(NegotiatedFeatures f) => Merged(f);"
        },
        { "contract and an inline result", $"{Gate} void M(Device d) => Merged(d.Negotiate());" },
        { "contract and a lambda", $"{Gate} Action M(NegotiatedFeatures f) => () => Merged(f);" },
        { "contract and a local function", $"{Gate} void M(NegotiatedFeatures f) {{ L(); void L() => Merged(f); }}" },
        { "contract of a property", $"{Gate} int P => Merged(default); void M() => _ = [|P|];" },
        { "contract of a property, set", $"{Gate} int P {{ get; set; }} void M() {{ [|P|] = 1; [|P|]++; this.[|P|] += 2; }}" },
        {
            "contract of a constructor",
            $"class Q {{ {Gate} public Q(NegotiatedFeatures f) => Merged(f); "
            + $"}} object M(NegotiatedFeatures f) => f.HasFreeFraming ? new Q(f) : [|new Q(f)|];"
        },
        {
            "contract of a constructor, by this(...)",
            $"class Q {{ {Gate} public Q(NegotiatedFeatures f) {{ }} public Q() [|: this(default)|] {{ }} }}"
        },
        {
            "contract of an overridden method",
            $"class B {{ {Gate} public virtual int Open(NegotiatedFeatures f) => 0; "
            + $"}} class D : B {{ public override int Open(NegotiatedFeatures f) => Merged(f); "
            + $"}} int M(D d, NegotiatedFeatures f) => d.[|Open|](f);"
        },
        { "contract of an extension", "int M(NegotiatedFeatures f) => f.HasFreeFraming ? f.Open() : f.[|Open|]();" },
        {
            "generic method",
            $"{Gate} static T Open<T>(NegotiatedFeatures f, T t) => t; "
            + "int M(NegotiatedFeatures f) => f.HasFreeFraming ? Open(f, 1) : [|Open<int>|](f, 1);"
        },
        { "method group", $"{Gate} static int Open(NegotiatedFeatures f) => 0; Func<NegotiatedFeatures, int> M() => [|Open|];" },
        {
            "other requirements are not this rule's business",
            "[RequiresFeature(Feature.RingPacked)] static int Open(NegotiatedFeatures f) => 0; "
            + "int M(NegotiatedFeatures f) => Open(f);"
        },
        { "requirement of a feature is no use", "object M() => NetFeature.GuestTso4;" },
        {
            "guard property",
            "NegotiatedFeatures F { get; } [GuardsFeature(Feature.Version1), GuardsFeature(Feature.AnyLayout)] bool Can => "
            + "F.HasFreeFraming; void M() { if (Can) Merged(F); }"
        },
        {
            "guard property that names more",
            "NegotiatedFeatures F { get; } [GuardsFeature(Feature.Version1, NetFeature.MrgRxBuf)] bool Can => "
            + "F.Has(Feature.Version1) && F.Has(NetFeature.MrgRxBuf); void M() { if (Can) Merged(F); }"
        },
        {
            "guard property that names less",
            "NegotiatedFeatures F { get; } [GuardsFeature(NetFeature.MrgRxBuf)] bool Can => F.Has(NetFeature.MrgRxBuf); "
            + "void M() { if (Can) [|Merged|](F); }"
        },
        {
            "guard property that is false",
            "NegotiatedFeatures F { get; } [GuardsFeature(Feature.Version1)] bool Can => F.Has(Feature.Version1); "
            + "void M() { if (!Can) [|Merged|](F); }"
        },
        {
            "property without an attribute",
            "NegotiatedFeatures F { get; } bool Can => F.HasFreeFraming; void M() { if (Can) [|Merged|](F); }"
        },
        {
            "guard field",
            "NegotiatedFeatures F { get; } [GuardsFeature(Feature.Version1)] readonly bool _can; void M() { if (_can) Merged(F); }"
        },
        {
            "guard method",
            "[GuardsFeature(Feature.AnyLayout)] static bool Can(NegotiatedFeatures f) => f.Has(Feature.AnyLayout); "
            + "void M(NegotiatedFeatures f, NegotiatedFeatures g) { if (Can(f)) { Merged(f); [|Merged|](g); } }"
        },
        {
            "guard method that tries",
            "[GuardsFeature(Feature.Version1)] static bool Try(NegotiatedFeatures f, out int n) { n = 0; "
            + "return f.Has(Feature.Version1); } void M(NegotiatedFeatures f) { if (!Try(f, out var n)) return; Merged(f); }"
        },
        {
            "guard that is no bool",
            "[GuardsFeature(Feature.Version1)] static int Can(NegotiatedFeatures f) => 1; "
            + "void M(NegotiatedFeatures f) { if (Can(f) > 0) [|Merged|](f); }"
        },
        {
            "guard of the object that requires",
            "class Q { public NegotiatedFeatures Features { get; "
            + "} [RequiresFeature(Feature.Version1), RequiresFeature(Feature.AnyLayout)] public void Publish() { } } "
            + "void M(Q q, Q r) { if (q.Features.HasFreeFraming) { q.Publish(); r.[|Publish|](); } }"
        },
        {
            "guard of this",
            "NegotiatedFeatures F { get; } [RequiresFeature(Feature.Version1), RequiresFeature(Feature.AnyLayout)] void Publish() { "
            + "} void M(C c) { if (F.HasFreeFraming) { Publish(); this.Publish(); c.[|Publish|](); } }"
        },
        {
            "static guard and requirement",
            "[GuardsFeature(Feature.Version1)] static bool Can => S.Has(Feature.Version1); static NegotiatedFeatures S { get; "
            + "} [RequiresFeature(Feature.Version1), RequiresFeature(Feature.AnyLayout)] static void Publish() { } "
            + "void M() { if (Can) Publish(); [|Publish|](); }"
        },
        { "readonly field", "readonly NegotiatedFeatures _f; void M() { if (_f.HasFreeFraming) Merged(_f); [|Merged|](this._f); }" },
        { "mutable field", "NegotiatedFeatures _f; void M() { if (_f.HasFreeFraming) Merged(_f); }" },
        {
            "mutable field, reassigned",
            "NegotiatedFeatures _f; void M(NegotiatedFeatures g) { if (!_f.HasFreeFraming) return; _f = g; [|Merged|](_f); }"
        },
        { "mutable field in a lambda", "NegotiatedFeatures _f; Action? M() => _f.HasFreeFraming ? () => [|Merged|](_f) : null;" },
        { "readonly field in a lambda", "readonly NegotiatedFeatures _f; Action? M() => _f.HasFreeFraming ? () => Merged(_f) : null;" },
        { "flag in a field", "bool _can; void M(NegotiatedFeatures f) { _can = f.HasFreeFraming; if (_can) Merged(f); }" },
        {
            "flag in a field, with calls in between",
            "bool _can; void M(NegotiatedFeatures f) { _can = f.HasFreeFraming && Any(); Any(); if (this._can) Merged(f); }"
        },
        {
            "flag in a field, overwritten",
            "bool _can; void M(NegotiatedFeatures f, bool x) { _can = f.HasFreeFraming; _can |= x; if (_can) [|Merged|](f); }"
        },
        {
            "flag in a field that a call may change",
            "bool _can; void M(NegotiatedFeatures f) { _can = false; Any(); if (_can) [|Merged|](f); }"
        },
        {
            "flag in a field tested before a call",
            "bool _can; void M(NegotiatedFeatures f) { if (_can) return; Any(); if (_can) [|Merged|](f); }"
        },
        {
            "flag in a field that an await may change",
            "bool _can; async Task M(NegotiatedFeatures f) { if (_can) return; await Task.Yield(); if (_can) [|Merged|](f); }"
        },
        { "flag in a property", "bool Can { get; set; } void M(NegotiatedFeatures f) { Can = f.HasFreeFraming; if (Can) Merged(f); }" },
        {
            "property that changes by itself",
            "bool Can => Any(); void M(NegotiatedFeatures f) { if (Can) return; if (Can) [|Merged|](f); }"
        },
        {
            "flag of another object",
            "class Q { public bool Can; } void M(Q q, Q r, NegotiatedFeatures f) { q.Can = f.HasFreeFraming; if (q.Can) Merged(f); "
            + "if (r.Can) [|Merged|](f); }"
        },
        {
            "flag of an object, reassigned",
            "class Q { public bool Can; } void M(Q q, Q r, NegotiatedFeatures f) { q.Can = f.HasFreeFraming; q = r; "
            + "if (q.Can) [|Merged|](f); }"
        },
        {
            "property of a field",
            "readonly NegotiatedFeatures _f; NegotiatedFeatures F => _f; void M() { if (F.HasFreeFraming) Merged(_f); }"
        },
        {
            "property of a mutable field",
            "NegotiatedFeatures _f; NegotiatedFeatures F => _f; void M() { if (_f.HasFreeFraming) Merged(F); }"
        },
        { "one of two fields", "NegotiatedFeatures _f, _g; void M() { if (_f.HasFreeFraming) { Merged(_f); [|Merged|](_g); } }" },
        { "static field", "static readonly NegotiatedFeatures S; void M() { if (S.HasFreeFraming) Merged(C.S); }" },
        { "field of a field", "readonly Device _d = new(); void M() { if (_d.Features.HasFreeFraming) Merged(this._d.Features); }" },
        { "field initialiser", "static readonly int S = [|Merged|](default);" },
        { "field initialiser with a lambda", "Func<NegotiatedFeatures, int> _open = f => f.HasFreeFraming ? Merged(f) : [|Merged|](f);" },
        { "property initialiser", "int P { get; } = [|Merged|](default);" },
        { "constructor", "public C(NegotiatedFeatures f) { if (!f.HasFreeFraming) throw new Exception(); Merged(f); }" },
        { "primary constructor", "class Q(NegotiatedFeatures f) { int M() => f.HasFreeFraming ? Merged(f) : [|Merged|](f); }" },
        { "expression body", "int M(NegotiatedFeatures f) => f.HasFreeFraming ? Merged(f) : Separate(f);" },
        {
            "accessor",
            "NegotiatedFeatures F { get; } int P { get { if (!F.HasFreeFraming) return 0; return Merged(F); } set => [|Merged|](F); }"
        },
        { "indexer", "int this[NegotiatedFeatures f] => f.HasFreeFraming ? Merged(f) : [|Merged|](f);" },
        { "operator", "public static int operator +(C c, NegotiatedFeatures f) => [|Merged|](f);" },
        { "async method", "async Task M(NegotiatedFeatures f) { if (!f.HasFreeFraming) return; await Task.Yield(); Merged(f); }" },
        { "async method without a guard", "async Task M(NegotiatedFeatures f) { await Task.Yield(); [|Merged|](f); }" },
        { "iterator", "IEnumerable<int> M(NegotiatedFeatures f) { if (!f.HasFreeFraming) yield break; yield return Merged(f); }" },
        { "iterator without a guard", "IEnumerable<int> M(NegotiatedFeatures f) { yield return [|Merged|](f); }" },
        { "method with attributes and defaults", "[Obsolete(\"x\")] int M(NegotiatedFeatures f, int n = 3) => [|Merged|](f);" },
        { "attribute argument", "[Obsolete(nameof(Merged))] void M() { }" },
        {
            "contract of an interface",
            $"interface I {{ {Gate} int Open(NegotiatedFeatures f); "
            + $"}} int M(I i, NegotiatedFeatures f) => f.HasFreeFraming ? i.Open(f) : i.[|Open|](f);"
        },
        {
            "null-conditional use",
            $"class Q {{ {Gate} public int Open(NegotiatedFeatures f) => 0; "
            + $"}} int? M(Q? q, NegotiatedFeatures f) => f.HasFreeFraming ? q?.Open(f) : q?.[|Open|](f);"
        },
    };
}
