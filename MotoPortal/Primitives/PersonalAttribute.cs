using Microsoft.Extensions.Compliance.Classification;

namespace MotoPortal.Primitives;

/// <summary>
/// Marks what tells who a person is, or what a person typed: a customer's or a colleague's. It stands in no log, trace or metric; a test
/// compares the marks with the columns of tables that hold personal data, and with everything that is logged.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class PersonalAttribute() : DataClassificationAttribute(new DataClassification("MotoPortal", "Personal"));
