// Reads an export with followthemoney's own model and prints what it finds as JSON: followthemoney.cjs PACKAGE FILE.
const fs = require('fs');
const path = require('path');

const { Model } = require(process.argv[2]);
const model = new Model(JSON.parse(fs.readFileSync(path.join(process.argv[2], 'dist', 'defaultModel.json'), 'utf8')));
const entities = fs.readFileSync(process.argv[3], 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
const schemaOf = new Map(entities.map((data) => [data.id, model.getSchema(data.schema)]));
const faults = [];
const counts = {};

for (const data of entities) {
  const schema = model.getSchema(data.schema);
  counts[data.schema] = (counts[data.schema] || 0) + 1;
  for (const [name, values] of Object.entries(data.properties)) {
    const property = schema.getProperty(name);
    if (property === undefined || property.stub) {
      faults.push(`${data.id}: ${data.schema} has no ${name}`);
      continue;
    }

    for (const value of values) {
      const longest = property.type.maxLength;
      if (typeof value !== 'string' || value.length === 0 || (longest && value.length > longest)) {
        faults.push(`${data.id}: ${name} is ${JSON.stringify(value)}`);
      }

      if (property.type.name === 'entity' && !(schemaOf.has(value) && schemaOf.get(value).isA(property.getRange()))) {
        faults.push(`${data.id}: ${name} refers to ${value}`);
      }
    }
  }

  for (const name of schema.required || []) {
    if (!(name in data.properties)) {
      faults.push(`${data.id}: ${data.schema} needs ${name}`);
    }
  }

  // Throws for what it cannot read.
  const entity = model.getEntity(data);
  if (entity.id !== data.id || entity.getProperties().length !== Object.keys(data.properties).length) {
    faults.push(`${data.id} came back otherwise`);
  }
}

console.log(JSON.stringify({ entities: entities.length, ids: schemaOf.size, counts, faults: faults.slice(0, 20) }));
