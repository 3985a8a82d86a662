namespace LayoutGen.Generator.Parsing;

/// <summary>What can be wrong with a declaration.</summary>
internal enum ProblemKind
{
    NotPartial,
    NotReadOnlyRefStruct,
    UnknownFeature,
    PartOutOfOrder,
    NoWireForm,
    FlexiblePartNotLast,
    DirectionMissing,
    UnknownPart,
    NothingDeclared,
    FeatureNumber,
    TooManyFeatures,
    HiddenField,
    CannotBeCompleted,
    DeclaredSize,
    ImpossibleCondition,
    NoSelector,
    ArrayLength,
    BitRange,
    NestedStructure,
    RequirementCycle,
    Tail,
    MinimumSize,
    UselessAttribute,
    NativeOrder,
}
