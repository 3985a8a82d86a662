using System.Collections.Immutable;
using LayoutGen.Analyzers.Diagnostics;
using LayoutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Analyzers.Rules;

/// <summary>LG1001 and on: what can be wrong with a declaration, in the order of <see cref="ProblemKind"/>.</summary>
internal static class DeclarationDescriptors
{
    private const string Category = "LayoutGen.Declarations";

    private static readonly DiagnosticDescriptor NotPartial = new(
        "LG1001",
        "A declaration that is not partial",
        "'{0}' must be partial, so that what is generated can complete it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Headers and packets are completed by generated code, which needs them, and the types that contain them, to be partial.",
        HelpLink.For("LG1001"));

    private static readonly DiagnosticDescriptor NotReadOnlyRefStruct = new(
        "LG1002",
        "A declaration that cannot be a view",
        "'{0}' must be declared 'readonly ref partial struct', without type parameters of its own or of a containing type",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A header or packet is a view of shared memory, never a copy: it must not outlive the memory that it looks into.",
        HelpLink.For("LG1002"));

    private static readonly DiagnosticDescriptor UnknownFeature = new(
        "LG1003",
        "A condition that names no feature",
        "'{0}' is not a feature: name a member of an enum marked [VirtioFeatures]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Conditions and requirements are made of members of enums that are marked as features.",
        HelpLink.For("LG1003"));

    private static readonly DiagnosticDescriptor PartOutOfOrder = new(
        "LG1004",
        "A part that the device reads after one that it writes",
        "'{0}' is read by the device and comes after '{1}', which the device writes: move '{0}' before all parts that the device writes",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "In a buffer everything that the device reads comes before everything that it writes (virtio 1.4, 2.7.4.2).",
        HelpLink.For("LG1004"));

    private static readonly DiagnosticDescriptor NoWireForm = new(
        "LG1005",
        "A field that cannot travel",
        "'{0}' has the type '{1}', which has no fixed form on the wire: use an integer of 8 to 64 bits, an enum, a [VirtioHeader], or an array with [FixedLength] or [Tail]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Fields are integers of fixed size, enums over them, arrays of fixed length, and structures.",
        HelpLink.For("LG1005"));

    private static readonly DiagnosticDescriptor FlexiblePartNotLast = new(
        "LG1006",
        "A payload before another part of its direction",
        "'{0}' has no fixed size, so nothing of its direction can follow it: move '{1}' before it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The other side finds parts by byte position (virtio 1.4, 2.7.4.1), which it cannot know behind a part of any size.",
        HelpLink.For("LG1006"));

    private static readonly DiagnosticDescriptor DirectionMissing = new(
        "LG1007",
        "A part without one direction",
        "'{0}' has {1}: mark it with either [DeviceReads] or [DeviceWrites]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The device either reads a part of a packet or writes it; a descriptor says which (virtio 1.4, 2.7.4).",
        HelpLink.For("LG1007"));

    private static readonly DiagnosticDescriptor UnknownPart = new(
        "LG1008",
        "A part that is neither a header nor a payload",
        "'{0}' has the type '{1}', which is no part of a packet: use a struct marked [VirtioHeader], or LayoutGen.Queues.Payload",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A packet consists of headers and payloads.",
        HelpLink.For("LG1008"));

    private static readonly DiagnosticDescriptor NothingDeclared = new(
        "LG1009",
        "A declaration of nothing",
        "'{0}' declares nothing that could be laid out: give it {1}, as a partial property",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A header needs a field that exists with every feature set, and a packet needs a part.",
        HelpLink.For("LG1009"));

    private static readonly DiagnosticDescriptor FeatureNumber = new(
        "LG1010",
        "A feature without a number of its own",
        "'{0}' cannot have the number {1}: {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A feature is a bit, so no two features of a device type share a number.",
        HelpLink.For("LG1010"));

    private static readonly DiagnosticDescriptor TooManyFeatures = new(
        "LG1011",
        "More layouts than can be told apart",
        "'{0}' has {1}, and at most {2} can be told apart: let fewer fields depend on features, or on fewer of them",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Every feature in a declaration's conditions can double its layouts, and every layout is code.",
        HelpLink.For("LG1011"));

    private static readonly DiagnosticDescriptor HiddenField = new(
        "LG1012",
        "A header with fields that cannot be seen",
        "'{0}' is the header '{1}' of another assembly, some fields of which are not public: make them public, or declare the packet there",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "What is not public is not seen from another assembly, so the header's size could not be told.",
        HelpLink.For("LG1012"));

    private static readonly DiagnosticDescriptor CannotBeCompleted = new(
        "LG1013",
        "A property that generated code cannot complete",
        "'{0}' cannot be completed: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A field has get, or get and set; a part has get alone; and neither takes a name that generated code needs.",
        HelpLink.For("LG1013"));

    private static readonly DiagnosticDescriptor DeclaredSize = new(
        "LG1014",
        "A size that contradicts the declared one",
        "'{0}' is declared with {1} bytes, and its fields take {2}: correct the size, or the fields",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A declared size holds the fields against the specification's number.",
        HelpLink.For("LG1014"));

    private static readonly DiagnosticDescriptor ImpossibleCondition = new(
        "LG1015",
        "A condition that cannot be met",
        "'{0}' never exists: no features that can be negotiated meet its condition, {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A field that no feature set provides is a mistake in its condition, or in a feature's requirements.",
        HelpLink.For("LG1015"));

    private static readonly DiagnosticDescriptor NoSelector = new(
        "LG1016",
        "A union without a selector",
        "'{0}' has no selector: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Members of a union share their bytes: conditions that exclude each other, or the value of another field, say which is meant.",
        HelpLink.For("LG1016"));

    private static readonly DiagnosticDescriptor ArrayLength = new(
        "LG1017",
        "An array without a length",
        "'{0}' cannot have the length {1}: it is 1 to {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The length of an array in a structure is part of the structure's size.",
        HelpLink.For("LG1017"));

    private static readonly DiagnosticDescriptor BitRange = new(
        "LG1018",
        "Bits that a field does not have",
        "'{0}' cannot be bits of '{1}': {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Bits lie inside an unsigned field, and no two properties share one.",
        HelpLink.For("LG1018"));

    private static readonly DiagnosticDescriptor NestedStructure = new(
        "LG1019",
        "A structure of no fixed size inside another",
        "'{0}' cannot be a '{1}': {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A structure inside another has one size, so that what follows has one offset.",
        HelpLink.For("LG1019"));

    private static readonly DiagnosticDescriptor RequirementCycle = new(
        "LG1020",
        "A feature that requires itself",
        "'{0}' requires itself, by what its requirement requires: remove one of the requirements",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Features that require each other are one feature, and which of them is missing could not be said.",
        HelpLink.For("LG1020"));

    private static readonly DiagnosticDescriptor Tail = new(
        "LG1021",
        "A tail out of place",
        "'{0}' cannot be a tail here: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A tail has what follows a structure's fixed bytes, so nothing can follow it, and a field that always exists must count its elements.",
        HelpLink.For("LG1021"));

    private static readonly DiagnosticDescriptor MinimumSize = new(
        "LG1022",
        "A minimum below the header",
        "'{0}' cannot have the minimum {1}: {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A minimum is the smallest payload, without any header: a header has a size of its own.",
        HelpLink.For("LG1022"));

    private static readonly DiagnosticDescriptor UselessAttribute = new(
        "LG1023",
        "An attribute that says nothing",
        "[{0}] says nothing on '{1}': {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "What an attribute asks for in the wrong place does not happen, and nobody would see that it does not.",
        HelpLink.For("LG1023"));

    private static readonly DiagnosticDescriptor NativeOrder = new(
        "LG1024",
        "Integers in the machine's own byte order",
        "'{0}' has the type '{1}', whose integers have the byte order of the machine that runs the code: use {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Integers are little-endian, or have the guest's order on the legacy interface; a span of integers has neither.",
        HelpLink.For("LG1024"));

    /// <summary>All descriptors, a problem's at the place of its kind.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NotPartial, NotReadOnlyRefStruct, UnknownFeature, PartOutOfOrder, NoWireForm, FlexiblePartNotLast,
        DirectionMissing, UnknownPart, NothingDeclared, FeatureNumber, TooManyFeatures, HiddenField, CannotBeCompleted,
        DeclaredSize, ImpossibleCondition, NoSelector, ArrayLength, BitRange, NestedStructure, RequirementCycle, Tail,
        MinimumSize, UselessAttribute, NativeOrder,
    ];

    public static DiagnosticDescriptor For(ProblemKind kind) => All[(int)kind];
}
