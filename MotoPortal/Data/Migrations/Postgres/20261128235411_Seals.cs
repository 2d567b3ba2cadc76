using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MotoPortal.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Seals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "guarded_tables",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    GuardedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    MissingAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_guarded_tables", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "ledger_erasures",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_erasures", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "seal_findings",
                columns: table => new
                {
                    ConsentId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Fields = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    FoundAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_seal_findings", x => x.ConsentId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_seal_findings_FoundAt",
                table: "seal_findings",
                column: "FoundAt");

            // What was erased before erasures were noted was erased by the portal.
            migrationBuilder.Sql(
                """
                INSERT INTO ledger_erasures ("Sequence", "At")
                SELECT entry."Sequence", entry."At" FROM ledger_entries AS entry
                WHERE NOT EXISTS (SELECT 1 FROM ledger_payloads AS payload WHERE payload."Sequence" = entry."Sequence");
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "guarded_tables");

            migrationBuilder.DropTable(
                name: "ledger_erasures");

            migrationBuilder.DropTable(
                name: "seal_findings");
        }
    }
}
