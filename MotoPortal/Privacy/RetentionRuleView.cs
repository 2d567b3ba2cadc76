using System.Collections.Immutable;
using MotoPortal.PersonalData;

namespace MotoPortal.Privacy;

/// <summary>One rule and what would go by it now.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Setting">The setting that says how long, with its section.</param>
/// <param name="Keeps">How long is kept, in the rule's own unit.</param>
/// <param name="Total">How many would go.</param>
/// <param name="Rows">The first of them.</param>
public sealed record RetentionRuleView(RetentionKind Kind, string Setting, int Keeps, int Total, ImmutableArray<RetentionRow> Rows);
