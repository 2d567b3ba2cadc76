using System.Collections.Immutable;
using MotoPortal.PersonalData;

namespace MotoPortal.Privacy;

/// <summary>A retention rule with what it would erase now.</summary>
/// <param name="Kind">The kind of data.</param>
/// <param name="Setting">The setting with the retention time, with its section.</param>
/// <param name="Keeps">The retention time, in the rule's own unit.</param>
/// <param name="Total">The number of rows it would erase.</param>
/// <param name="Rows">The first of them.</param>
public sealed record RetentionRuleView(RetentionKind Kind, string Setting, int Keeps, int Total, ImmutableArray<RetentionRow> Rows);
